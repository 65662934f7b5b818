/**
 * Draws the data of the figures that figures.ts does not draw. At the root of the project:
 *
 *     npx tsx challenges/implicit-bias/figures-of-choices.ts && npx biome format --write challenges/implicit-bias
 */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import {
  cos,
  errorRate,
  type Labelled,
  type Model,
  matrix,
  norm,
  relativeResidual,
  replayLeastSquares,
  ridgeSolution,
  smoothness,
  tensor,
  vector,
} from '@/lib/authoring';
import { publicDraw } from '@/lib/authoring/draw';
import { publicStream } from '@/lib/authoring/random';
import { useTrainingBackend } from '@/lib/training';
import randomLabels from './01-inductive-bias/02-capacity-and-bias/random-labels/challenge';
import minNorm from './02-linear-models/01-minimum-norm/min-norm/challenge';
import earlyStopping from './02-linear-models/02-stopping-early/early-stopping/challenge';
import { dealRows, riskOf } from './02-linear-models/02-stopping-early/early-stopping/data';
import { type Point, threePaths, twoPotentials } from './figure-planes';
import { inside, referenceOf, round, runOf, write } from './figure-runs';

await useTrainingBackend();

write('01-inductive-bias/01-many-solutions/three-starts.json', threeStarts());
write('01-inductive-bias/02-capacity-and-bias/labels-by-lot.json', await labelsByLot());
write('01-inductive-bias/03-sources-of-bias/three-paths.json', threePaths());
write('01-inductive-bias/04-controlled-experiments/paired-seeds.json', await pairedSeeds());
write('02-linear-models/02-stopping-early/risk-by-time.json', riskByTime());
write('02-linear-models/04-mirror-descent-bias/two-potentials.json', twoPotentials());

/** Six points, twenty cosines of decreasing size, and gradient descent from three starts. */
function threeStarts() {
  const places = [-0.9, -0.55, -0.2, 0.25, 0.6, 0.95];
  const heights = [0.3, 0.8, 0.1, -0.6, -0.2, 0.5];
  const features = (at: number) => Array.from({ length: 20 }, (_, k) => cos((Math.PI * k * (at + 1)) / 2) / (1 + k));
  const x = matrix(tensor([places.length, 20], places.flatMap(features)));
  const starts = [
    { label: { en: 'from zero', fr: 'depuis zéro' }, start: new Float64Array(20) },
    {
      label: { en: 'from a random start', fr: 'depuis un départ aléatoire' },
      start: publicStream('start', 1).normals(20),
    },
    { label: { en: 'from another one', fr: 'depuis un autre' }, start: publicStream('start', 2).normals(20) },
  ];
  const grid = Array.from({ length: 121 }, (_, i) => -1 + i / 60);
  return {
    title: {
      en: 'Three starts, three functions: each goes through all six points',
      fr: 'Trois départs, trois fonctions : chacune passe par les six points',
    },
    x: { label: { en: 'x', fr: 'x' } },
    y: { label: { en: 'f(x)', fr: 'f(x)' } },
    series: [
      {
        label: { en: 'the six points', fr: 'les six points' },
        role: 'train',
        mark: 'dots',
        points: places.map((at, i): Point => [at, heights[i] as number]),
      },
      ...starts.map(({ label, start }) => {
        const [w] = replayLeastSquares(x, heights, start, 1 / smoothness(x), [40_000]) as [Float64Array];
        const f = (at: number) => features(at).reduce((sum, value, k) => sum + value * (w[k] as number), 0);
        return { label, role: 'other', points: grid.map((at): Point => [round(at), round(f(at))]) };
      }),
    ],
    source: {
      en: 'Gradient descent on the squared error, 40,000 steps, in twenty cosines; random starts are normal.',
      fr: 'Descente de gradient sur l’erreur quadratique, 40 000 pas, dans vingt cosinus ; les départs aléatoires sont normaux.',
    },
  };
}

/** The reference of random-labels, where a growing share of the labels is drawn by lot. */
async function labelsByLot() {
  const seeds = [201, 202, 203, 204, 205];
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const fit = await referenceOf<tf.LayersModel>('01-inductive-bias/02-capacity-and-bias/random-labels');
  const digits = new Uint8Array(readFileSync('lib/authoring/digits/digits.bin'));
  const train = shares.map((): number[] => []);
  const heldOut = shares.map((): number[] => []);
  for (const seed of seeds) {
    const dealt = randomLabels.data(publicDraw('random-labels', seed), { digits });
    const [own, lots] = dealt.runs.map(({ inputs }) => inputs) as [Labelled, Labelled];
    for (const [k, share] of shares.entries()) {
      const values = own.y.values.map((label, i) =>
        i < share * own.y.values.length ? (lots.y.values[i] as number) : label,
      );
      const mixed = { x: own.x, y: { ...own.y, values } };
      const network = await fit({ ...runOf(seed), x: inside(mixed.x), y: inside(mixed.y) });
      train[k]?.push(100 * errorRate(modelOf(network), mixed));
      heldOut[k]?.push(100 * errorRate(modelOf(network), dealt.heldOut));
      tf.disposeVariables();
    }
  }
  const band = (values: number[][]) => ({
    points: values.map((row, k): Point => [100 * (shares[k] as number), round(mean(row))]),
    low: values.map((row) => round(Math.min(...row))),
    high: values.map((row) => round(Math.max(...row))),
  });
  return {
    title: {
      en: 'Whatever share of the labels is drawn by lot, the network fits them all; only new digits tell',
      fr: 'Quelle que soit la part d’étiquettes tirées au sort, le réseau les ajuste toutes ; seuls de nouveaux chiffres le révèlent',
    },
    x: { label: { en: 'Labels drawn by lot (%)', fr: 'Étiquettes tirées au sort (%)' } },
    y: { label: { en: 'Error (% of digits)', fr: 'Erreur (% des chiffres)' }, min: 0, max: 100 },
    series: [
      { label: { en: 'training digits', fr: 'chiffres d’entraînement' }, role: 'train', ...band(train) },
      { label: { en: 'held-out digits', fr: 'chiffres hors échantillon' }, role: 'held-out', ...band(heldOut) },
    ],
    source: {
      en: `The reference of the challenge “${randomLabels.title.en}”: 400 training digits, 1,500 held out, mean over ${seeds.length} seeds; the band is the range.`,
      fr: `Solution de référence du défi « ${randomLabels.title.fr} » : 400 chiffres d’entraînement, 1 500 hors échantillon, moyenne sur ${seeds.length} graines ; la bande montre l’étendue.`,
    },
  };
}

function modelOf(network: tf.LayersModel): Model {
  return {
    parameters: network.countParams(),
    predict(batch) {
      const outputs = network.predict(inside(batch)) as tf.Tensor2D;
      return { shape: outputs.shape, dtype: 'float32', values: Float32Array.from(outputs.dataSync()) };
    },
  };
}

/** Gradient descent and Adam on the same twenty data sets of min-norm, both from zero and to the end. */
async function pairedSeeds() {
  const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
  const descend = await referenceOf<{ w: tf.Tensor1D }>('02-linear-models/01-minimum-norm/min-norm');
  const found = { descent: [] as Point[], adam: [] as Point[] };
  for (const seed of seeds) {
    const { runs, heldOut } = minNorm.data(publicDraw('min-norm', seed), {});
    const { x, y, w0, ...values } = (runs[0] as (typeof runs)[number]).inputs;
    const given = { ...runOf(seed), ...values, x: inside<tf.Tensor2D>(x), y: inside<tf.Tensor1D>(y), w0: inside(w0) };
    const risk = (w: tf.Tensor) => {
      const off = norm(
        vector({ shape: w.shape, dtype: 'float32', values: w.dataSync() as Float32Array }).map(
          (v, j) => v - (heldOut.truth[j] as number),
        ),
      );
      return round((off * off + heldOut.noise ** 2) / (norm(heldOut.truth) ** 2 + heldOut.noise ** 2));
    };
    found.descent.push([seed, risk((await descend(given)).w)]);
    const w = tf.variable(tf.zeros<tf.Rank.R1>([x.shape[1] as number]));
    const optimizer = tf.train.adam(0.02);
    for (let step = 0; step < 3000; step++)
      optimizer.minimize(() => given.x.dot(w).sub(given.y).square().mean<tf.Scalar>());
    const left = relativeResidual(matrix(x), w.dataSync(), vector(y));
    if (left > 0.001) throw new Error(`Adam has not fitted the data of seed ${seed}: ${left}`);
    found.adam.push([seed, risk(w)]);
    tf.disposeVariables();
  }
  return {
    title: {
      en: 'On 17 of 20 data sets Adam errs more than gradient descent, on three of them less',
      fr: 'Sur 17 jeux de données sur 20, Adam se trompe plus que la descente de gradient ; sur les trois autres, moins',
    },
    x: { label: { en: 'Data set', fr: 'Jeu de données' } },
    y: {
      label: {
        en: 'Squared error on new rows ÷ that of w = 0',
        fr: 'Erreur quadratique, nouvelles lignes ÷ celle de w = 0',
      },
      min: 0,
    },
    series: [
      {
        label: { en: 'gradient descent', fr: 'descente de gradient' },
        role: 'other',
        mark: 'dots',
        points: found.descent,
      },
      { label: { en: 'Adam', fr: 'Adam' }, role: 'other', mark: 'dots', points: found.adam },
    ],
    source: {
      en: `Data of the challenge “${minNorm.title.en}”, ${seeds.length} seeds; both from zero until the loss is zero. The error is exact.`,
      fr: `Données du défi « ${minNorm.title.fr} », ${seeds.length} graines ; les deux depuis zéro, jusqu’à une perte nulle. L’erreur est exacte.`,
    },
  };
}

function riskByTime() {
  const seeds = Array.from({ length: 20 }, (_, i) => 301 + i);
  const times = Array.from({ length: 25 }, (_, k) => 10 ** (-1 + k / 7));
  const columns = seeds.map((seed) => {
    const { train, truth } = dealRows(publicDraw('early-stopping', seed));
    const [x, y] = [matrix(train.x), vector(train.y)];
    const size = 0.15 / smoothness(x);
    const steps = times.map((time) => Math.max(1, Math.round(time / size)));
    const iterates = replayLeastSquares(x, y, new Float64Array(x.columns), size, steps);
    return {
      descent: iterates.map((w) => riskOf(w, truth)),
      ridge: times.map((time) => riskOf(ridgeSolution(x, y, 1 / time), truth)),
    };
  });
  const curve = (name: 'descent' | 'ridge') =>
    times.map((time, k): Point => [round(time), round(mean(columns.map((column) => column[name][k] as number)))]);
  return {
    title: {
      en: 'Descent for a time t errs nearly as ridge with 1/t does: both are best in between',
      fr: 'La descente pendant un temps t se trompe presque comme ridge avec 1/t : toutes deux sont meilleures entre les extrêmes',
    },
    x: { label: { en: 'Time (step size × steps), or 1/λ', fr: 'Temps (pas × nombre de pas), ou 1/λ' }, scale: 'log' },
    y: { label: { en: 'Squared error on new rows', fr: 'Erreur quadratique sur de nouvelles lignes' }, min: 0 },
    series: [
      { label: { en: 'gradient descent', fr: 'descente de gradient' }, role: 'held-out', points: curve('descent') },
      { label: { en: 'ridge regression', fr: 'régression ridge' }, role: 'other', points: curve('ridge') },
    ],
    source: {
      en: `Data of the challenge “${earlyStopping.title.en}”, mean over ${seeds.length} seeds. The error is exact, without noise.`,
      fr: `Données du défi « ${earlyStopping.title.fr} », moyenne sur ${seeds.length} graines. L’erreur est exacte, sans bruit.`,
    },
  };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
