import { expect, test } from 'vitest';
import { discrimination, facility, median, optionUse, thirds } from '@/lib/analytics/items';
import { reliability } from '@/lib/analytics/reliability';
import type { Estimate, Scores } from '@/lib/analytics/scores';
import { ATTITUDE, LSAT6, LSAT7 } from './published';

const near = (made: number | null | undefined, wanted: number) =>
  expect(Math.abs((made ?? Number.NaN) - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThan(1e-9);
const nearAll = (made: (Estimate | null)[], key: keyof Estimate, wanted: number[]) => {
  expect(made).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) near(made[i]?.[key], value);
};
const items = ({ maxPoints }: Scores) => maxPoints.map((_, i) => i);

/** By psych::alpha (raw_alpha, r.drop, feldt), cor.test, binom.test and t.test, and sd * sqrt(1 - alpha) with qchisq. */
const KNOWN = [
  {
    scores: LSAT6,
    alpha: [0.29499719221594434, 0.22347378786273342, 0.3618025317262298],
    kr20: 0.29499719221594434,
    sem: [0.8690666123933061, 0.8504254210160397, 0.8885493298597176],
    rest: [0.11283268892234177, 0.15317812011652954, 0.17277894329109036, 0.14442809524709366, 0.12159640254709643],
    restLow: [0.05119772666250415, 0.09205923059898122, 0.11198534697760758, 0.08317976636394, 0.060056030578795654],
    restHigh: [0.17361138646019744, 0.2131471606080974, 0.2322840086953268, 0.2045893779737521, 0.18221591670292225],
    facility: [0.924, 0.709, 0.553, 0.763, 0.87],
    low: [0.9057956763550978, 0.6797609561045029, 0.521566881877328, 0.7353914569945759, 0.8475635053995598],
    high: [0.9396563388200981, 0.7370027823142384, 0.5841202272039961, 0.7890504783468734, 0.8902306875462955],
  },
  {
    scores: LSAT7,
    alpha: [0.4534087353874261, 0.3979563774632111, 0.5052031603210981],
    kr20: 0.453408735387426,
    sem: [0.886129914982124, 0.8671227214083053, 0.9059951572154994],
    rest: [0.2457316499264745, 0.24667357671196177, 0.31317925338007185, 0.2227512540714819, 0.17478630090930403],
    restLow: [0.18658087755014205, 0.18754849622083902, 0.25615949396932347, 0.1630091712436468, 0.11402878203393897],
    restHigh: [0.30310729814580584, 0.3040176051385789, 0.36802710894300483, 0.28086584968175654, 0.23424125256311384],
    facility: [0.828, 0.658, 0.772, 0.606, 0.843],
    low: [0.8031539260552609, 0.6276662332634243, 0.7447168224784332, 0.5749388017289369, 0.8189474466392858],
    high: [0.8508970358520214, 0.6874000715953352, 0.7976712701289689, 0.6364351902727695, 0.8650123407930691],
  },
  {
    scores: ATTITUDE,
    alpha: [0.8431427695647599, 0.7393756856431073, 0.9157730721599816],
    kr20: null,
    sem: [22.87142137491267, 20.700055388236994, 25.555713501781597],
    rest: [
      0.6712620572236645, 0.7421097102222385, 0.5607111114802555, 0.7144454981336763, 0.7862755938344,
      0.26503433919667607, 0.4608105494684964,
    ],
    restLow: [
      0.4101915269633716, 0.5211838239013495, 0.2511825014647487, 0.4769361775459769, 0.5943757124107505,
      -0.10528819106342169, 0.12055544207658063,
    ],
    restHigh: [
      0.8306507953021023, 0.8698235322241116, 0.7662021665511634, 0.854716827961148, 0.8934550134090844,
      0.5708013300737759, 0.7041754759459784,
    ],
    facility: [
      0.6463333333333334, 0.666, 0.5313333333333333, 0.5636666666666666, 0.6463333333333333, 0.7476666666666667,
      0.42933333333333334,
    ],
    low: [
      0.6008802400203664, 0.6162818796153059, 0.485645486878772, 0.5198399403135299, 0.6075094551285887,
      0.710718474652341, 0.3909146737163858,
    ],
    high: [
      0.6917864266463005, 0.7157181203846942, 0.5770211797878947, 0.6074933930198035, 0.6851572115380783,
      0.7846148586809923, 0.4677519929502808,
    ],
  },
];

test('alpha, KR-20 and the error of measurement are those of R on published data', () => {
  for (const { scores, alpha, kr20, sem } of KNOWN) {
    const made = reliability(scores);
    for (const [i, key] of (['estimate', 'low', 'high'] as const).entries()) {
      near(made?.alpha[key], alpha[i] as number);
      near(made?.sem[key], sem[i] as number);
    }
    if (kr20 === null) expect(made?.kr20).toBeNull();
    else near(made?.kr20, kr20);
    expect(made?.alpha.count).toBe(scores.rows.length);
  }
});

test('facility and corrected discrimination, with their intervals, are those of R', () => {
  for (const { scores, ...known } of KNOWN) {
    const easy = items(scores).map((item) => facility(scores, item));
    nearAll(easy, 'estimate', known.facility);
    nearAll(easy, 'low', known.low);
    nearAll(easy, 'high', known.high);
    const apart = items(scores).map((item) => discrimination(scores, item));
    nearAll(apart, 'estimate', known.rest);
    nearAll(apart, 'low', known.restLow);
    nearAll(apart, 'high', known.restHigh);
  }
});

test('whoever was not asked an item is left out of what needs totals, and weights change KR-20 with alpha', () => {
  const blank: Scores = { maxPoints: LSAT6.maxPoints, rows: [...LSAT6.rows, [null, 1, 1, 1, 1], [1, null, 0, 0, 0]] };
  expect(reliability(blank)).toEqual(reliability(LSAT6));
  expect(discrimination(blank, 2)).toEqual(discrimination(LSAT6, 2));
  expect(facility(blank, 2)?.count).toBe(1002);
  expect(facility(blank, 0)?.count).toBe(1001);
  const weights = [2, 1, 1, 1, 3];
  const weighted = {
    maxPoints: weights,
    rows: LSAT6.rows.map((row) => row.map((x, i) => (x ?? 0) * (weights[i] ?? 0))),
  };
  const made = reliability(weighted);
  near(made?.kr20, made?.alpha.estimate ?? Number.NaN);
  expect(made?.alpha.estimate).not.toBeCloseTo(0.295, 2);
});

test('where nothing can be said, nothing is', () => {
  const nobody: Scores = { maxPoints: [1, 1], rows: [] };
  expect(facility(nobody, 0)).toBeNull();
  expect(reliability(nobody)).toBeNull();
  const same: Scores = { maxPoints: [1, 1], rows: Array.from({ length: 9 }, () => [1, 0]) };
  expect(reliability(same)).toBeNull();
  expect(discrimination(same, 0)).toBeNull();
  expect(median([])).toBeNull();
});

test('the median lies between the order statistics that R names (qbinom)', () => {
  const times = Array.from({ length: 20 }, (_, i) => 100 - i);
  // qbinom(0.025, 20, 0.5) is 6: from the 6th to the 15th.
  expect(median(times)).toEqual({ estimate: 90.5, low: 86, high: 95, count: 20 });
  expect(median([3, 1, 2])).toEqual({ estimate: 2, low: 1, high: 3, count: 3 });
});

test('thirds keep equal scores together, and options are counted in each', () => {
  expect(thirds([1, 2, 3, 4, 5, 6])).toEqual([0, 0, 1, 1, 2, 2]);
  expect(thirds([1, 1, 1, 1, 5, 6])).toEqual([1, 1, 1, 1, 2, 2]);
  const chose = (...ids: string[]) => new Set(ids);
  const use = optionUse(
    ['a', 'b'],
    [chose('b'), chose('a', 'b'), chose('a'), chose('a'), chose('a'), chose('a')],
    [1, 2, 3, 4, 5, 6],
  );
  expect(use.map(({ all, byThird }) => [all.estimate, byThird.map((one) => one?.estimate)])).toEqual([
    [5 / 6, [0.5, 1, 1]],
    [2 / 6, [1, 0, 0]],
  ]);
});
