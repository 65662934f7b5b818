import { describe, expect, test } from 'vitest';
import { endedAt, type Moment, momentOf, type Reader, SIGHTS, sightOf } from '@/lib/attempts/sight';
import { Policy } from '@/lib/catalog/policy';

/** What may be seen, as a word: nothing, the answers, what became of them, and the keys, each with what stands before it. */
type Word = 'nothing' | 'answers' | 'marks' | 'keys';
const WORDS: Record<string, Word> = { '000': 'nothing', '100': 'answers', '110': 'marks', '111': 'keys' };

const TABLE: [Policy['results'], Moment, Record<Reader, Word>][] = [
  ['at-once', 'open', { owner: 'marks', student: 'nothing', staff: 'keys' }],
  ['at-once', 'ended', { owner: 'marks', student: 'nothing', staff: 'keys' }],
  ['at-once', 'released', { owner: 'marks', student: 'nothing', staff: 'keys' }],
  ['at-end', 'open', { owner: 'answers', student: 'nothing', staff: 'keys' }],
  ['at-end', 'ended', { owner: 'marks', student: 'nothing', staff: 'keys' }],
  ['at-end', 'released', { owner: 'marks', student: 'nothing', staff: 'keys' }],
  ['at-release', 'open', { owner: 'answers', student: 'nothing', staff: 'keys' }],
  ['at-release', 'ended', { owner: 'answers', student: 'nothing', staff: 'keys' }],
  ['at-release', 'released', { owner: 'marks', student: 'nothing', staff: 'keys' }],
];

/** Times of a run for which it is the moment, at 100. */
const TIMES: Record<Moment, { finishedAt: number | null; endsAt: number | null; releasesAt: number | null }[]> = {
  open: [
    { finishedAt: null, endsAt: null, releasesAt: null },
    { finishedAt: null, endsAt: 101, releasesAt: null },
    // Released for others, whose time was over before.
    { finishedAt: null, endsAt: 101, releasesAt: 50 },
  ],
  ended: [
    { finishedAt: 90, endsAt: null, releasesAt: null },
    { finishedAt: null, endsAt: 100, releasesAt: null },
    { finishedAt: 90, endsAt: 200, releasesAt: 101 },
  ],
  released: [
    { finishedAt: 90, endsAt: 95, releasesAt: 100 },
    { finishedAt: null, endsAt: 100, releasesAt: 1 },
  ],
};

test('the table is whole: every way of telling, every moment, every reader', () => {
  const ways = Policy.shape.results.def.innerType.options;
  expect(TABLE.map(([way, moment]) => `${way} ${moment}`)).toEqual(
    ways.flatMap((way) => ['open', 'ended', 'released'].map((moment) => `${way} ${moment}`)),
  );
  expect(Object.keys(SIGHTS).sort()).toEqual([...ways].sort());
});

describe.each(TABLE)('told %s, %s:', (results, moment, readers) => {
  test.each(Object.entries(readers) as [Reader, Word][])('%s sees %s', (reader, word) => {
    const policy = Policy.parse({ results });
    for (const times of TIMES[moment]) {
      expect(momentOf(times, 100)).toBe(moment);
      const { run, marks, keys } = sightOf({ ...times, policy }, reader, 100);
      expect(WORDS[[run, marks, keys].map(Number).join('')], JSON.stringify(times)).toBe(word);
    }
  });
});

test('a run ends when it was finished, or else when its time is over', () => {
  expect(endedAt({ finishedAt: 7, endsAt: 5 }, 100)).toBe(7);
  expect(endedAt({ finishedAt: null, endsAt: 100 }, 99)).toBeNull();
  expect(endedAt({ finishedAt: null, endsAt: 100 }, 100)).toBe(100);
});
