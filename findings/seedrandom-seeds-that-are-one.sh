#!/usr/bin/env bash
# Package: seedrandom@3.0.5
# Behaviour: a seed is flattened to text, objects only by their own keys and only some levels deep, and of each
#   UTF-16 unit of that text only the low eight bits are used.
# Common guess: different seeds give different sequences.
# Seen: two dates in one second are the same seed, but one date in two time zones is two seeds (its local text is
#   used); every Map is the same seed and every Set; objects that differ at the fourth level are one. 'łukasz'
#   (U+0142) is 'Bukasz' (U+0042), 'Ω' is '©'. 1 and '1' are different.
# Why it matters: variants of an exam are seeded by names, dates and settings. A draw that was seeded by a date
#   cannot be repeated on a server in another zone, and names outside Latin-1 collide.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts seedrandom@3.0.5
cat > check.cjs <<'JS'
const assert = require('node:assert');
const seedrandom = require('seedrandom');
const same = (a, b) => seedrandom(a)() === seedrandom(b)();
const deep = (v) => ({ a: { b: { c: { d: v } } } });
const seen = {
  'dates in one second': same(new Date(1000), new Date(1999)),
  'two maps': same(new Map([['id', 1]]), new Map([['id', 2]])),
  'two sets': same(new Set([1]), new Set([2])),
  'fourth level': same(deep(1), deep(2)),
  'łukasz and Bukasz': same('łukasz', 'Bukasz'),
  'Ω and ©': same('Ω', '©'),
  '1 and "1"': same(1, '1'),
  'é and e': same('é', 'e'),
  'arrays 1 and 2': same([1], [2]),
};
console.log(seen);
assert.deepEqual(Object.values(seen), [true, true, true, true, true, true, false, false, false]);
const inZone = (zone) => {
  process.env.TZ = zone;
  return seedrandom(new Date(Date.UTC(2026, 0, 1)))();
};
console.log('one date in two zones:', inZone('Europe/Paris'), inZone('America/New_York'));
assert.notEqual(inZone('Europe/Paris'), inZone('America/New_York'));
assert.equal(inZone('Europe/Paris'), inZone('Europe/Paris'));
JS
node check.cjs
