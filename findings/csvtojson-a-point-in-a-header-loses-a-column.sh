#!/usr/bin/env bash
# Package: csvtojson@2.0.14 (headers with a point)
# Behaviour: a point in the name of a column makes nested objects, which is documented for names made for it, and it
#   does so for every point: digits behind it are a place in a list, and a column whose name is the front part of
#   another one's is lost, one or the other by their order.
# Common guess: names such as loss and loss.train, or rate 0.1, are taken as they are, or nest without losing
#   anything.
# Seen: of the columns loss and loss.train, loss is lost, and in the other order loss.train. "rate 0.1" and "rate 0.5"
#   become one list "rate 0" of six elements, four of them holes; versions v1.0 and v1.1 become v1: ["1", "2"]; "Time
#   (s.)" is an object with the key ")". With flatKeys all is as guessed.
# Why it matters: names of metrics have a point before the part (loss.train, accuracy.val), and columns of sweeps have
#   learning rates in their names. The number of rows is right, so nothing looks missing.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts csvtojson@2.0.14
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const csv = require('csvtojson');
(async () => {
  const read = async (text, options) => {
    const [row] = await csv(options).fromString(text);
    console.log(JSON.stringify(text), '-', JSON.stringify(row));
    return row;
  };
  assert.deepEqual(await read('loss,loss.train\n2,1'), { loss: { train: '1' } });
  assert.deepEqual(await read('loss.train,loss\n1,2'), { loss: '2' });
  const rates = await read('rate 0.1,rate 0.5\na,b');
  assert.deepEqual(Object.keys(rates), ['rate 0']);
  assert.equal(rates['rate 0'].length, 6);
  assert.deepEqual(Object.keys(rates['rate 0']), ['1', '5']);
  assert.deepEqual(await read('v1.0,v1.1,v2.0\n1,2,3'), { v1: ['1', '2'], v2: ['3'] });
  assert.deepEqual(await read('Time (s.),x\n1,2'), { 'Time (s': { ')': '1' }, x: '2' });
  assert.deepEqual(await read('loss,loss.train\n2,1', { flatKeys: true }), { loss: '2', 'loss.train': '1' });
})();
JS
node check.cjs
