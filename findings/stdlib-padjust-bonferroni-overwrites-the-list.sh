#!/usr/bin/env bash
# Package: @stdlib/stats-padjust@0.2.1 (methods bonferroni and hommel)
# Behaviour: bonferroni writes the adjusted values into the list that it is given; the other methods make a new one. hommel
#   can give values below those of Hommel's procedure. Neither is in the readme.
# Common guess: a list of p is adjusted by one method and then by the next, to compare them; each is the procedure it names.
# Seen: bonferroni and then holm of [0.01, 0.02, 0.03, 0.04] is [0.16, 0.24, 0.24, 0.24], holm alone [0.04, 0.06, 0.06, 0.06].
#   hommel of them begins with 0.03, by testing every subset it is 0.04.
# Why it matters: the comparison says that Holm's method is the stricter one, where it never is. With hommel a result below the
#   level is announced that the procedure does not allow.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @stdlib/stats-padjust@0.2.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const module_ = require('@stdlib/stats-padjust');
const padjust = module_.default ?? module_;
const fresh = () => [0.01, 0.02, 0.03, 0.04];
const show = (label, values) => {
  console.log(label.padEnd(28), Array.from(values, (v) => Number(v.toFixed(6))).join(' '));
  return Array.from(values, (v) => Number(v.toFixed(6)));
};
const p = fresh();
const first = padjust(p, 'bonferroni');
assert.equal(first, p);
assert.deepEqual(show('bonferroni, and the list', p), [0.04, 0.08, 0.12, 0.16]);
assert.deepEqual(show('holm after it', padjust(p, 'holm')), [0.16, 0.24, 0.24, 0.24]);
const kept = fresh();
assert.deepEqual(show('holm alone', padjust(kept, 'holm')), [0.04, 0.06, 0.06, 0.06]);
assert.deepEqual(kept, fresh());
/** Hommel's procedure: the largest of the Simes tests of all subsets that a hypothesis is in. */
const closed = (values) =>
  values.map((_, i) => {
    let largest = 0;
    for (let subset = 1; subset < 2 ** values.length; subset++) {
      if (!((subset >> i) & 1)) continue;
      const inside = values.filter((_, j) => (subset >> j) & 1).sort((a, b) => a - b);
      largest = Math.max(largest, Math.min(...inside.map((v, k) => (inside.length * v) / (k + 1))));
    }
    return largest;
  });
const hommel = show('hommel', padjust(fresh(), 'hommel'));
const right = show('by testing every subset', closed(fresh()));
assert.deepEqual([hommel[0], right[0]], [0.03, 0.04]);
JS
node check.cjs
