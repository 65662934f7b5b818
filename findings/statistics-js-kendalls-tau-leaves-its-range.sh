#!/usr/bin/env bash
# Package: statistics.js@1.0.0 (kendallsTau)
# Behaviour: for tau c the number of levels is always taken as 2, so it goes beyond 1. In tau b the number of tied pairs is
#   replaced by the number of values that have ties.
# Common guess: between -1 and 1, as its documentation says for all three; tau b of a column with itself is 1.
# Seen: two equal columns of 1 to 5 have a tau c of 1.6. The columns 1 1 2 2 have a tau a and b of 0.667 with themselves,
#   though tau a is documented as undefined with ties. For 1 1 2 2 3 3 and 1 2 2 3 3 3 tau b is 0.818 instead of 0.783.
# Why it matters: grades have ties throughout, and tau b is the one that is meant for them. Its error depends on the number of
#   ties, so agreements of two pairs of judges cannot be compared.

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
const count = (a, b, condition) => {
  let pairs = 0;
  for (let i = 0; i < a.length; i++) for (let j = 0; j < i; j++) pairs += condition(a[i] - a[j], b[i] - b[j]);
  return pairs;
};
const right = (a, b) => {
  const difference = count(a, b, (x, y) => Math.sign(x * y));
  const n = a.length;
  const m = Math.min(new Set(a).size, new Set(b).size);
  const untied = (v) => count(v, v, (x) => (x === 0 ? 0 : 1));
  const tauB = difference / Math.sqrt(untied(a) * untied(b));
  return { tauB, tauC: (2 * m * difference) / (n * n * (m - 1)) };
};
const seen = (a, b) => {
  const result = table({ a, b }).kendallsTau('a', 'b');
  const [tauB, tauC] = [result.b.tauB, result.c.tauC];
  const known = right(a, b);
  console.log(a.join(' '), 'and', b.join(' '), { tauB, tauC }, 'by counting', known);
  return { tauB, tauC, tauA: result.a?.tauA, known };
};
const line = seen([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]);
assert.ok(Math.abs(line.tauC - 1.6) < 1e-9 && Math.abs(line.known.tauC - 1) < 1e-9);
const same = seen([1, 1, 2, 2], [1, 1, 2, 2]);
assert.ok(Math.abs(same.tauB - 2 / 3) < 1e-9 && Math.abs(same.tauA - 2 / 3) < 1e-9 && same.known.tauB === 1);
const grades = seen([1, 1, 2, 2, 3, 3], [1, 2, 2, 3, 3, 3]);
assert.ok(Math.abs(grades.tauB - 0.818) < 0.001 && Math.abs(grades.known.tauB - 0.783) < 0.001);
JS
node check.cjs
