#!/usr/bin/env bash
# Package: yamljs@0.3.0
# Behaviour: values that begin with 0 are read as octal numbers up to the first digit that is none, and the rest is dropped: 08 and 09
#   are 0. So is 0o17, the way YAML 1.2 writes fifteen, which the readme says is the version that is read. 0x1G is 1.
# Common guess: 08 is 8 as in YAML 1.2, or a text as in 1.1, where it is no octal number.
# Seen: the months 01 to 12 are 1 to 7, 0, 0, 10, 11 and 12; 0189 is 1, not 189 and not a text. What stringify writes of the text
#   '08' is quoted.
# Why it matters: weeks, months and numbers of students and exercises are written with leading zeros. The first seven are right, so
#   a trial does not show it; the eighth and ninth are one, and 0189 collides with 01.

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
  console.log(`a: ${text}`.padEnd(10), typeof a, JSON.stringify(a));
  return a;
};
const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
assert.deepEqual(months.map(read), [1, 2, 3, 4, 5, 6, 7, 0, 0, 10, 11, 12]);
assert.deepEqual(YAML.parse(`[${months.slice(6, 9).join(', ')}]`), [7, 0, 0]);
for (const [text, value] of [['0189', 1], ['0o17', 0], ['017', 15], ['0x1F', 31], ['0x1G', 1]]) assert.equal(read(text), value);
const written = YAML.stringify({ a: '08' });
assert.match(written, /^a: '08'\s*$/);
JS
node check.cjs
