#!/usr/bin/env bash
# Package: statistics.js@1.0.0 (fishersExactTest)
# Behaviour: the result is the probability of the observed table alone. The p of Fisher's test adds those of all tables that
#   are as extreme or more so. Its documentation describes the former and then compares it with the level of significance.
# Common guess: a function by the name of a test returns its p, one-sided or two-sided.
# Seen: for 4 and 1 against 1 and 4 it is 0.099, where p is 0.206 (two-sided). For 20 and 20 against 20 and 20, where nothing
#   differs, it is 0.18 and p is 1; with 200 in each cell it is 0.056.
# Why it matters: it is always too small, the more the larger the table. Two groups that are exactly alike come close to the
#   level of significance only because they are large.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts statistics.js@1.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const Statistics = require('statistics.js');
/** A table of the given columns, all of one scale of measure or each of its own. */
const table = (columns, scales = {}) => {
  const names = Object.keys(columns);
  const rows = columns[names[0]].map((_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])));
  const types = Object.fromEntries(names.map((name) => [name, scales[name] ?? 'interval']));
  return new Statistics(rows, types, { suppressWarnings: true });
};
const fisher = (a, b, c, d) => {
  const cells = [['x', 'yes', a], ['x', 'no', b], ['y', 'yes', c], ['y', 'no', d]];
  const column = (k) => cells.flatMap((cell) => Array(cell[2]).fill(cell[k]));
  const scales = { group: 'nominal', answer: 'nominal' };
  return table({ group: column(0), answer: column(1) }, scales).fishersExactTest('group', 'answer');
};
const choose = (n, k) => Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((x, y) => x * y, 1);
const test = (a, b, c, d) => {
  const one = (x) => (choose(a + b, x) * choose(c + d, a + c - x)) / choose(a + b + c + d, a + c);
  const first = Math.max(0, a - d);
  const all = Array.from({ length: Math.min(a + b, a + c) - first + 1 }, (_, i) => one(first + i));
  return all.filter((p) => p <= one(a) * (1 + 1e-9)).reduce((x, y) => x + y);
};
const seen = (cells, expected, p) => {
  const [value, right] = [fisher(...cells), test(...cells)];
  console.log(cells.join(' '), 'here', value.toFixed(4), 'two-sided p', right.toFixed(4));
  assert.ok(Math.abs(value - expected) < 0.001 && Math.abs(right - p) < 0.001);
};
seen([4, 1, 1, 4], 0.0992, 0.2063);
seen([2, 2, 2, 2], 0.5143, 1);
seen([20, 20, 20, 20], 0.1767, 1);
seen([200, 200, 200, 200], 0.0563, 1);
JS
node check.cjs
