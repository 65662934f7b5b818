#!/usr/bin/env bash
# Package: xast-util-to-xml@4.0.0 (with xast-util-from-xml@4.0.0)
# Behaviour: the serializer escapes the less-than sign and the ampersand of a text, and nothing else. "]]>" in a text is written
#   as it is, which XML does not allow; a carriage return in a text, and line ends and tabs in an attribute, are written as they
#   are and become something else for every reader.
# Common guess: what one of the two packages writes, the other reads as it was.
# Seen: the text "a[b[0]]>c" is written so that from-xml throws. "one\r\ntwo" comes back as "one\ntwo", and the attribute
#   "one\ntwo\tthree" as "one two three". Quotes, ampersands and less-than signs come back as they were.
# Why it matters: the greater-than sign behind two brackets is ordinary code (an index into an index, compared), so one item of a
#   course about programming makes a whole package unreadable. Code in attributes loses its lines.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts \
  xast-util-to-xml@4.0.0 xast-util-from-xml@4.0.0 xastscript@4.0.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { fromXml } from 'xast-util-from-xml';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
const again = (text, attribute = '') => {
  const [item] = fromXml(toXml(x('item', { code: attribute }, text))).children;
  return { text: item.children[0].value, attribute: item.attributes.code };
};
const code = 'a[b[0]]>c';
console.log(toXml(x('item', code)));
assert.equal(toXml(x('item', code)), '<item>a[b[0]]>c</item>');
assert.throws(() => again(code), (error) => /CDATA section close delimiter/.test(error.cause.message));
assert.deepEqual(again('one\r\ntwo', 'one\ntwo\tthree'), { text: 'one\ntwo', attribute: 'one two three' });
assert.deepEqual(again('a < b & "c" > d', `<&'">`), { text: 'a < b & "c" > d', attribute: `<&'">` });
JS
node check.mjs
