#!/usr/bin/env bash
# Package: bloom-filters@3.0.4 (CuckooFilter)
# Behaviour: when a filter fills up, keys that were taken earlier are lost. add answers true for every key, also for
#   those that push others out, and the length counts all of them.
# Common guess: such a filter errs on one side only. It may say yes to a key that it never saw, and never no to one that
#   it took; when it is full, add is false.
# Seen: a filter made for 1000 keys with an error of 1% takes 1000 keys with 1000 times true, and denies about 270 of
#   them. One made from a list of 200 by CuckooFilter.from denies 75 of these 200. At a quarter of its size nothing is
#   lost. The BloomFilter of the package denies none.
# Why it matters: a set of used tokens, of seen attempts or of enrolled students says "new" to one in four, and the
#   filter is at the size that it was made for.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts bloom-filters@3.0.4
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { BloomFilter, CuckooFilter } = require('bloom-filters');
const keys = (count) => Array.from({ length: count }, (_, i) => `k${i}`);
const denied = (filter, list) => list.filter((key) => !filter.has(key)).length;
const fill = (capacity, count) => {
  const filter = CuckooFilter.create(capacity, 0.01);
  const taken = keys(count).filter((key) => filter.add(key)).length;
  const lost = denied(filter, keys(count));
  console.log('made for', capacity, 'keys: taken', taken, 'length', filter.length, 'denied afterwards', lost);
  assert.equal(taken, count);
  assert.equal(filter.length, count);
  return lost;
};
assert.ok(fill(1000, 1000) > 100);
assert.ok(fill(10000, 10000) > 1000);
assert.equal(fill(1000, 250), 0);

const list = keys(200);
const lost = denied(CuckooFilter.from(list, 0.01), list);
console.log('made from a list of 200, denied:', lost);
assert.ok(lost > 10);
const bloom = BloomFilter.create(1000, 0.01);
for (const key of keys(1000)) bloom.add(key);
assert.equal(denied(bloom, keys(1000)), 0);
JS
node check.cjs
