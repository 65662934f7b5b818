#!/usr/bin/env bash
# Package: csv-parse@7.0.3
# Behaviour: the line ending is discovered once, from the first line, and only that one ends lines afterwards. The
#   other one becomes part of a value.
# Common guess: both kinds of line ending end a line wherever they stand, as in other readers.
# Seen: a header that ends in LF and rows that end in CRLF give values with a carriage return at their end, '2\r',
#   in the last column only, with no error. A header in CRLF and a row in LF is an error about the length of a
#   record. Naming both in record_delimiter reads either file.
# Why it matters: files put together from two systems, or a header written by a program above rows pasted from a
#   spreadsheet, have labels 'yes' and 'yes\r': two classes where there is one.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts csv-parse@7.0.3
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { parse } from 'csv-parse/sync';
const lfFirst = 'x,label\n1,yes\r\n2,yes\n';
const crlfFirst = 'x,label\r\n1,yes\n2,yes\r\n';
const labels = (text, options) => parse(text, { columns: true, ...options }).map((row) => row.label);
console.log('LF first:', labels(lfFirst));
assert.deepEqual(labels(lfFirst), ['yes\r', 'yes']);
assert.throws(() => labels(crlfFirst), /Invalid Record Length/);
const both = { record_delimiter: ['\r\n', '\n'] };
assert.deepEqual(labels(lfFirst, both), ['yes', 'yes']);
assert.deepEqual(labels(crlfFirst, both), ['yes', 'yes']);
JS
node check.mjs
