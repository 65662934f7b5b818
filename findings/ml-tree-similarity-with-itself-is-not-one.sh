#!/usr/bin/env bash
# Package: ml-tree-similarity@2.2.0 (treeSimilarity)
# Behaviour: a node's own term weighs a third and its two halves two thirds; a half that is missing in both trees counts as 0.
#   So the similarity of a spectrum with itself is below 1, by an amount that depends on its shape.
# Common guess: a similarity is 1 for a thing and itself, and lower for any other pair.
# Seen: the first spectrum of the readme has 0.699 with itself, and 0.653 with the second. One with a single peak has 0.33
#   with itself.
# Why it matters: a threshold, say of 0.7 for the same or of 0.5 for alike, is not reached by the original; similarities of
#   different spectra cannot be compared. Neither the readme nor the comments name the range.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-tree-similarity@2.2.0
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { createTree, treeSimilarity } from 'ml-tree-similarity';
const tree = (...y) => createTree({ x: y.map((_, i) => i + 1), y }, { from: 1, to: y.length });
const seen = (label, a, b) => {
  const value = treeSimilarity(a, b);
  console.log(label.padEnd(44), value.toFixed(4));
  return value;
};
const many = tree(0.3, 0.7, 4, 0.3, 0.2, 5, 0.3);
const other = tree(0.3, 4, 0.7, 0.3, 5, 0.2, 0.3);
const single = tree(0, 0, 0, 9, 0, 0, 0);
const same = seen('the spectrum of the readme with itself', many, many);
const one = seen('a single peak with itself', single, single);
const different = seen('the two spectra of the readme', many, other);
assert.ok(Math.abs(same - 0.6994) < 1e-4);
assert.ok(Math.abs(one - 0.33) < 1e-9);
assert.ok(different > one && different < same);
JS
node check.mjs
