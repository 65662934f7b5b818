#!/usr/bin/env bash
# Package: gpt-tokenizer@4.0.0 (decode)
# Behaviour: decode feeds one decoder that is told that more will follow. Bytes of a character that a list of tokens
#   cuts in two are kept, and come out at the next call that has a character of several tokens, as a broken
#   character in that text. The cut text itself ends without a sign of it.
# Common guess: decode is a function of its tokens; a cut character is a replacement character at the end of that text.
# Seen: a formula cut to 4 tokens ends as if whole, and the next text, which has nothing to do with it, has a character
#   too many; the same call again is right. encode and decode of one text are no longer inverse. Plain
#   words between the two are decoded rightly and do not clear it.
# Why it matters: texts are cut to a limit of tokens all the time, and formulas, accents and signs are several tokens.
#   In a server one student's cut answer changes what is shown of another's.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts gpt-tokenizer@4.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { decode, encode } = require('gpt-tokenizer/cjs/encoding/o200k_base');
const cut = (text, count) => decode(encode(text).slice(0, count));
const other = '𝓛(w) ≥ 0';
assert.equal(decode(encode(other)), other);

const formula = 'x→𝜃 ∇𝓛';
assert.equal(cut(formula, 3), 'x→');
const plain = decode(encode('Hello'));
const wrong = decode(encode(other));
const right = decode(encode(other));
console.log('after a cut formula:', plain, '|', JSON.stringify(wrong), '| again:', JSON.stringify(right));
assert.equal(plain, 'Hello');
assert.notEqual(wrong, other);
assert.ok(wrong.includes('\ufffd'));
assert.equal(right, other);

let broken = 0;
const lengths = encode(formula).length;
for (let count = 1; count < lengths; count++) {
  cut(formula, count);
  if (decode(encode(other)) !== other) broken++;
}
console.log(`of ${lengths - 1} places to cut, the next text is broken by ${broken}`);
assert.ok(broken >= 3);
// A single decoder per call, as the platform has it, keeps nothing.
const decoder = () => new TextDecoder();
const bytes = new TextEncoder().encode('𝜃');
decoder().decode(bytes.slice(0, 2));
assert.equal(decoder().decode(bytes), '𝜃');
JS
node check.cjs
