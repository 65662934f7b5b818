#!/usr/bin/env bash
# Package: supermemo@2.0.23
# Behaviour: the easiness factor is updated by the same formula after every review, also when the grade is below 3. The
#   published algorithm starts the item again in that case "without changing the E-Factor".
# Common guess: the package implements SM-2, as its description says, so a failure resets the repetitions only.
# Seen: a new card that is failed twice is at the floor of 1.3 before it has been learned, and grows 1, 6, 8, 10, 13 days
#   when it is then known at every review (grade 4); by the algorithm it grows 1, 6, 15, 38, 95. One failure with grade 2
#   takes a card from 2.5 to 2.18, which takes four perfect reviews to come back.
# Why it matters: cards are failed most when they are new. Half a year takes 10 reviews instead of 6, and schedules
#   cannot be compared with those of a program that follows the description.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts supermemo@2.0.23
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { supermemo } = require('supermemo');
const review = (grades, keep = false) => {
  let item = { interval: 0, repetition: 0, efactor: 2.5 };
  return grades.map((grade) => {
    const next = supermemo(item, grade);
    item = keep && grade < 3 ? { ...next, efactor: item.efactor } : next;
    return item;
  });
};
const grades = [0, 0, 4, 4, 4, 4, 4];
const [seen, described] = [review(grades), review(grades, true)];
const days = (items) => items.slice(2).map(({ interval }) => interval);
console.log('factor after two failures', seen[1].efactor, 'intervals', days(seen), 'as described', days(described));
assert.equal(seen[1].efactor, 1.3);
assert.deepEqual(days(seen), [1, 6, 8, 10, 13]);
assert.deepEqual(days(described), [1, 6, 15, 38, 95]);
const until = (items) => {
  let day = 0;
  return items.findIndex(({ interval }) => (day += interval) > 182) + 1;
};
const known = Array(40).fill(4);
const both = [review([0, 0, ...known]), review([0, 0, ...known], true)].map((items) => until(items.slice(2)));
console.log('reviews within half a year', both);
const recovered = review([2, 5, 5, 5, 5]).map(({ efactor }) => Number(efactor.toFixed(2)));
console.log('one failure and perfect reviews', recovered);
assert.equal(recovered[0], 2.18);
assert.ok(recovered[3] < 2.5 && recovered[4] >= 2.5);
JS
node check.cjs
