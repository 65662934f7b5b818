#!/usr/bin/env bash
# Package: @sinclair/typebox@0.34.52 (Value.Parse, Value.Convert)
# Behaviour: Parse converts before it checks. For an integer the part behind the point is cut off, also of a number
#   that is one already; text that JavaScript can read as a number is read once more by parseFloat.
# Common guess: conversion is from text to the same number, and what is not an integer is refused, as Check does.
# Seen: 1.9 as an integer is 1, and "2.9" passes a minimum of 2 as 2. "0x10" is 0, where Number makes it 16. true for
#   number-or-text is 1. A record whose keys are integers takes a key of letters in Check, and Parse throws the entry
#   away.
# Why it matters: half points, seeds and numbers of attempts arrive as JSON or as text of a form. The value that is
#   stored is another one than was sent, and no error says so.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @sinclair/typebox@0.34.52
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
const shown = (schema, value) => {
  const parsed = Value.Parse(schema, value);
  console.log(JSON.stringify(schema), 'of', JSON.stringify(value), 'is', JSON.stringify(parsed));
  return parsed;
};
assert.equal(Value.Check(Type.Integer(), 1.9), false);
assert.equal(shown(Type.Integer(), 1.9), 1);
assert.equal(shown(Type.Integer({ minimum: 2 }), '2.9'), 2);
assert.equal(shown(Type.Integer(), '-1.9'), -1);
assert.equal(shown(Type.Number(), '1e3'), 1000);
assert.equal(Number('0x10'), 16);
assert.equal(shown(Type.Number(), '0x10'), 0);
const either = Type.Union([Type.Number(), Type.String()]);
assert.equal(shown(either, '007'), '007');
assert.equal(shown(either, true), 1);
const byNumber = Type.Record(Type.Integer(), Type.String());
assert.equal(Value.Check(byNumber, { a: 'x', 1: 'y' }), true);
assert.deepEqual(shown(byNumber, { a: 'x', 1: 'y' }), { 1: 'y' });
JS
node check.mjs
