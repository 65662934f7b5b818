#!/usr/bin/env bash
# Package: just-percentile@4.2.0
# Behaviour: the rank is p times (n - 1), as in most libraries. The examples of its readme are of another definition (p times
#   n, plus a half), and a comment in the source calls it the exclusive one, which is a third.
# Common guess: what the readme shows is what the function returns.
# Seen: of [15, 20, 35, 40, 50] the readme gives 15 at 0.05, 20 at 0.3, 27.5 at 0.4 and 50 at 0.95; returned are 16, 23, 29
#   and 48. The exclusive definition has 15, 19, 26 and 50.
# Why it matters: with the few values of a class the definitions are a grade apart, and who chose this one for its definition
#   reads it off the examples.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts just-percentile@4.2.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { readFileSync } = require('node:fs');
const percentile = require('just-percentile');
const values = [15, 20, 35, 40, 50];
const documented = [...readFileSync('node_modules/just-percentile/README.md', 'utf8').matchAll(
  /percentile\(\[15, 20, 35, 40, 50\], ([\d.]+)\); \/\/ ([\d.]+)/g,
)].map(([, p, value]) => [Number(p), Number(value)]);
assert.deepEqual(documented, [[0.05, 15], [0.3, 20], [0.4, 27.5], [0.95, 50]]);
const at = (rank) => {
  const inside = Math.min(Math.max(rank, 0), values.length - 1);
  const low = Math.floor(inside);
  return values[low] + (inside - low) * ((values[low + 1] ?? values[low]) - values[low]);
};
for (const [p, value] of documented) {
  const seen = percentile([...values], p);
  const others = { half: at(5 * p - 0.5), exclusive: at(6 * p - 1) };
  console.log('at', p, 'readme', value, 'returned', Number(seen.toFixed(6)), 'by other definitions', others);
  assert.ok(Math.abs(seen - at(4 * p)) < 1e-9);
  assert.ok(Math.abs(value - others.half) < 1e-9);
  assert.notEqual(seen, value);
}
JS
node check.cjs
