#!/usr/bin/env bash
# Package: fast-xml-parser@5.12.1 (XMLParser and XMLBuilder)
# Behaviour: the builder writes an attribute whose text is "true" as a bare name, as HTML does. That is the default
#   (suppressBooleanAttributes), and the result is not XML: the package's own validator refuses it. With
#   preserveOrder on both sides the value is kept.
# Common guess: parse and build with the same options give back the document.
# Seen: <choiceInteraction shuffle="true" maxChoices="1"> comes back as <choiceInteraction shuffle maxChoices="1">.
#   "false" and "TRUE" keep their values. suppressBooleanAttributes: false mends it.
# Why it matters: question formats are full of such attributes (shuffle, adaptive, timeDependent). A file that
#   passed through an editor cannot be read by any other tool, and one with only "false" in it can, so tests miss
#   it.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts fast-xml-parser@5.12.1
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
const attributes = { ignoreAttributes: false };
const again = (xml, options = {}) =>
  new XMLBuilder({ ...attributes, ...options }).build(new XMLParser({ ...attributes, ...options }).parse(xml));
const item = '<choiceInteraction shuffle="true" maxChoices="1"><prompt>Why?</prompt></choiceInteraction>';
assert.equal(XMLValidator.validate(item), true);
const built = again(item);
console.log(built);
assert.equal(built, '<choiceInteraction shuffle maxChoices="1"><prompt>Why?</prompt></choiceInteraction>');
assert.match(XMLValidator.validate(built).err.msg, /boolean attribute 'shuffle'/);
for (const value of ['false', 'TRUE', '1']) assert.equal(again(item.replace('true', value)), item.replace('true', value));
assert.equal(again(item, { suppressBooleanAttributes: false }), item);
assert.equal(again(item, { preserveOrder: true }), item);
JS
node check.mjs
