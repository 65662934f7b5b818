#!/usr/bin/env bash
# Package: fast-json-patch@3.1.1 (compare, applyPatch)
# Behaviour: of two dates, the second is written as text and compared letter by letter with the first, which is an
#   object without keys. So a patch adds the letters as members 0 to 23 of the date, also when the dates are equal.
#   Applied to the object, it leaves the time as it was; applied to its JSON, it is no change.
# Common guess: a date counts as its JSON text, so a patch replaces one text by another, and equal dates give none.
# Seen: moving a deadline by a day gives 24 operations, add /due/0 "2" and so on, and the patched object is still due
#   on the first day. Comparing the new object with its own JSON gives one operation, replace.
# Why it matters: rows from a database hold dates. A log of changes made of such patches is long and says nothing, and
#   a deadline that is moved stays where it was on the other side, without an error.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts fast-json-patch@3.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { compare, applyPatch } = require('fast-json-patch');
const dueOn = (day) => ({ due: new Date(`2026-03-0${day}T10:00:00Z`), points: 1 });
const patch = compare(dueOn(1), dueOn(2));
console.log('operations', patch.length, 'first', patch[0], 'last', patch.at(-1));
assert.equal(patch.length, 24);
assert.deepEqual(patch[0], { op: 'add', path: '/due/0', value: '2' });
assert.equal(compare(dueOn(1), dueOn(1)).length, 24);

const patched = applyPatch(dueOn(1), patch).newDocument;
console.log('the patched object is due', patched.due.toISOString(), 'and has', Object.keys(patched.due).length, 'letters');
assert.equal(patched.due.getTime(), dueOn(1).due.getTime());
const sent = applyPatch(JSON.parse(JSON.stringify(dueOn(1))), patch).newDocument;
console.log('its JSON, patched, is due', sent.due);
assert.equal(sent.due, dueOn(1).due.toISOString());

const plain = (value) => JSON.parse(JSON.stringify(value));
const asText = compare(plain(dueOn(1)), plain(dueOn(2)));
console.log('by JSON', asText);
assert.deepEqual(asText, [{ op: 'replace', path: '/due', value: '2026-03-02T10:00:00.000Z' }]);
JS
node check.cjs
