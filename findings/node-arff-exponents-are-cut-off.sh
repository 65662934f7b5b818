#!/usr/bin/env bash
# Package: node-arff@1.1.0
# Behaviour: a number is read as a whole one unless it has a point, so an exponent without a point is cut off; a missing value of
#   a class is -1; and a column whose first value is missing has no minimum, so that normalize() makes all of it NaN.
# Common guess: what the format calls real is read as any number is written; missing values are left out of minimum and maximum.
# Seen: 1e-3 is 1, 2e5 is 2, while 1.0e-3 is 0.001. With ?, 10, 20 the minimum is NaN and the scaled column NaN, NaN, NaN; with
#   10, ?, 20 it is 0, NaN, 1. A missing class is class -1, which arrays take without a word.
# Why it matters: learning rates and tolerances are written this way by most programs. A data set trains, on features that are a
#   thousand times too large, or with a column of NaN that came from the order of its rows.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts node-arff@1.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { writeFileSync } = require('node:fs');
const arff = require('node-arff');
const read = (rows) =>
  new Promise((resolve, reject) => {
    const head = ['@relation runs', '@attribute rate real', '@attribute found {left,right}', '@data'];
    writeFileSync('runs.arff', [...head, ...rows, ''].join('\n'));
    arff.load('runs.arff', (error, data) => (error ? reject(error) : resolve(data)));
  });
const rates = (data) => data.data.map(({ rate }) => rate);
(async () => {
  const written = await read(['1e-3,left', '1.0e-3,left', '2e5,right', '0.5,?']);
  console.log('1e-3, 1.0e-3, 2e5, 0.5 are', rates(written).join(', '));
  assert.deepEqual(rates(written), [1, 0.001, 2, 0.5]);
  assert.deepEqual(written.data.map(({ found }) => found), [0, 0, 1, -1]);
  const scaled = {};
  for (const order of [['?', '10', '20'], ['10', '?', '20']]) {
    const data = await read(order.map((rate) => `${rate},left`));
    const [min, max] = [data.min('rate'), data.max('rate')];
    data.normalize();
    scaled[order.join(' ')] = rates(data);
    console.log(order.join(', ').padEnd(10), 'from', min, 'to', max, 'scaled', rates(data).join(', '));
  }
  assert.deepEqual(scaled, { '? 10 20': [NaN, NaN, NaN], '10 ? 20': [0, NaN, 1] });
})();
JS
node check.cjs
