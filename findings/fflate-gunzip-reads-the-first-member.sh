#!/usr/bin/env bash
# Package: fflate@0.8.3 (gunzipSync)
# Behaviour: a gzip file may be several members one after another; gunzipSync returns the first and ignores the
#   rest. The streaming Gunzip class reads them all.
# Common guess: what the gzip command, zlib and the browser's DecompressionStream give: the contents of all members
#   joined.
# Seen: two compressed halves put together give the first half, without an error; zlib.gunzipSync of Node and Gunzip
#   of the same package give both.
# Why it matters: logs that are appended to, files put together with cat and block-compressed data sets (bgzip) are
#   of this kind: a data set is read as its first part, and a model is trained on that.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts fflate@0.8.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const zlib = require('node:zlib');
const { Gunzip, gunzipSync, strFromU8 } = require('fflate');
const members = Buffer.concat(['first,1\n', 'second,2\n', 'third,3\n'].map((part) => zlib.gzipSync(part)));
const whole = zlib.gunzipSync(members).toString();
const sync = strFromU8(gunzipSync(members));
let streamed = '';
new Gunzip((chunk) => (streamed += strFromU8(chunk))).push(members, true);
console.log({ whole, sync, streamed });
assert.equal(whole, 'first,1\nsecond,2\nthird,3\n');
assert.equal(streamed, whole);
assert.equal(sync, 'first,1\n');
JS
node check.cjs
