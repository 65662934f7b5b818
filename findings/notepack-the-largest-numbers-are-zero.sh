#!/usr/bin/env bash
# Package: notepack.io@3.0.1
# Behaviour: whole numbers from 2^64 up are encoded as 64-bit integers and keep only their remainder by 2^64, which is 0 for the very
#   large ones; the sign is kept. Every large double is a whole number. Numbers below 2^64, infinities and fractions are right.
# Common guess: what no integer of the format can hold is written as a double, as MessagePack has it and other encoders do.
# Seen: Number.MAX_VALUE and 1.5e300 come back as 0, 6.02214076e23 as 1668969677964968000, 1e20 as 7766279631452242000.
# Why it matters: a run that diverges has a loss of 1e20 or more, and the best loss so far starts from the largest number. On the
#   other side the diverged run has a loss of 0, which is the best of all.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts notepack.io@3.0.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { decode, encode } = require('notepack.io');

const back = (value) => {
  const read = decode(encode(value));
  console.log(String(value).padEnd(24), encode(value).toString('hex').padEnd(18), read);
  return read;
};
for (const value of [0.1, 2 ** 53, 1e19, 2 ** 64 - 2048, -(2 ** 63), Infinity, -Infinity]) assert.equal(back(value), value);
for (const value of [2 ** 64, Number.MAX_VALUE, 1.5e300]) assert.equal(back(value), 0);
assert.equal(Math.abs(back(-Number.MAX_VALUE)), 0);
for (const [value, wrong] of [[1e20, 7766279631452242000], [-1e20, -7766279631452242000], [6.02214076e23, 1668969677964968000]]) {
  assert.equal(back(value), wrong);
  // The remainder by 2^64, which whole numbers of any size show.
  assert.equal(Number(BigInt(value) % 2n ** 64n), wrong);
}
assert.equal(back(2 ** 64 + 4096), 4096);
// A double of the format holds all of them: a byte for the type and eight for the value.
assert.equal(decode(Buffer.from('cb7fefffffffffffff', 'hex')), Number.MAX_VALUE);
JS
node check.cjs
