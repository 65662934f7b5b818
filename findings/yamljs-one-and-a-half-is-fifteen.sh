#!/usr/bin/env bash
# Package: yamljs@0.3.0
# Behaviour: a plain value of digits and commas is read as a number without its commas, wherever they stand, unless it begins with
#   0. In a list in brackets a comma separates, as YAML has it. The readme has no word of it.
# Common guess: 1,5 is a text, as YAML has no numbers with commas, or one and a half.
# Seen: 'a: 1,5' is 15, '-1,5' is -15, '3,14' is 314; '1,2,3' is 12; '0,5' and '0,001' are texts. What stringify writes is quoted.
# Why it matters: half of Europe writes decimals so. A threshold of 0,5 is a text and noticed, one of 1,5 is fifteen; and the list of
#   sizes 1,2,3 without brackets is twelve.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts yamljs@0.3.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const YAML = require('yamljs');

const read = (text) => {
  const { a } = YAML.parse(`a: ${text}`);
  console.log(`a: ${text}`.padEnd(12), typeof a, JSON.stringify(a));
  return a;
};
for (const [text, value] of [['1,5', 15], ['-1,5', -15], ['3,14', 314], ['12,34', 1234], ['1,2,3', 12], ['1,', 1]]) {
  assert.equal(read(text), value);
}
for (const text of ['0,5', '0,001', '1.5,2']) assert.equal(read(text), text);
assert.equal(read('1.5'), 1.5);
assert.deepEqual(read('[1,5]'), [1, 5]);
const written = YAML.stringify({ a: '1,5' });
assert.match(written, /^a: '1,5'\s*$/);
assert.deepEqual(YAML.parse(written), { a: '1,5' });
JS
node check.cjs
