#!/usr/bin/env bash
# Package: d3-random@3.0.2 (randomLcg)
# Behaviour: the seed is the state of a linear congruential generator, and the first value is one step of it: values of
#   neighbouring seeds differ by 0.00039. The seed loses its fraction unless it is below 1, and its sign, and counts
#   modulo 2 to the power of 32.
# Common guess: different seeds give unrelated sequences, so a number can be drawn for each student from the student's own
#   seed.
# Seen: the first values of the seeds 1, 2 and 3 are 0.2365, 0.2368 and 0.2372. Of 200 students with the numbers 1 to 200,
#   35 and 165 come into the first two of four groups and none into the others; the second draw is even. The seeds 42
#   and 42.9 are one, as are 1, -1 and 4294967297.
# Why it matters: groups of an experiment, variants of a question or a random first item are drawn once per person, from a
#   seed that is a number in a row. They follow the order of enrolment, and whole variants are never seen.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts d3-random@3.0.2
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { randomLcg } from 'd3-random';
const first = [1, 2, 3].map((seed) => randomLcg(seed)());
console.log('first values of the seeds 1, 2, 3:', first);
assert.ok(first[1] - first[0] < 0.0004 && first[2] - first[1] < 0.0004);
const groups = (from, draws) => {
  const counts = [0, 0, 0, 0];
  for (let id = from; id < from + 200; id++) {
    const random = randomLcg(id);
    const values = Array.from({ length: draws }, random);
    counts[Math.floor(values.at(-1) * 4)]++;
  }
  console.log(`200 students from ${from} on, draw ${draws}:`, counts);
  return counts;
};
assert.deepEqual(groups(1, 1), [35, 165, 0, 0]);
assert.equal(groups(100000, 1).filter((n) => n === 0).length, 2);
assert.ok(Math.min(...groups(1, 2)) > 35);
const value = (seed) => randomLcg(seed)();
assert.equal(value(42), value(42.9));
assert.equal(value(1), value(-1));
assert.equal(value(1), value(2 ** 32 + 1));
JS
node check.mjs
