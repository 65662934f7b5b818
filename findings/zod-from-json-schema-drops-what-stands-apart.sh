#!/usr/bin/env bash
# Package: zod@4.6.7 (fromJSONSchema), compared with ajv
# Behaviour: some keywords that zod cannot express are an error (not, if, dependentRequired), others are dropped
#   without a word when they stand apart from the keyword that zod builds on: required for a key that properties does
#   not name, bounds without a type, minItems without items, whatever stands beside a $ref. An object as a constant
#   never matches, not even itself.
# Common guess: the schema that comes out is the same test, or the conversion throws.
# Seen: { required: ['x'] } accepts {}, anyOf of two required lists accepts neither key, { minimum: 3 } accepts 1, {
#   type: 'array', minItems: 2 } accepts one item, { const: { a: 1 } } refuses { a: 1 }. ajv decides each the other
#   way.
# Why it matters: "one of these keys is required" and constraints beside a reference are how forms, tools and question
#   formats are described. The errors for the other keywords look like a promise that nothing is left out.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fromJSONSchema } from 'zod';
const ajv = new Ajv2020({ strict: false });
const cases = [
  [{ type: 'object', required: ['x'] }, {}],
  [{ type: 'object', properties: { a: {}, b: {} }, anyOf: [{ required: ['a'] }, { required: ['b'] }] }, {}],
  [{ minimum: 3 }, 1],
  [{ type: 'array', minItems: 2 }, [1]],
  [{ $defs: { share: { type: 'number' } }, $ref: '#/$defs/share', minimum: 0 }, -1],
  [{ const: { a: 1 } }, { a: 1 }],
  [{ enum: [[1], [2]] }, [2]],
];
for (const [schema, value] of cases) {
  const [zod, other] = [fromJSONSchema(schema).safeParse(value).success, ajv.validate(schema, value)];
  console.log(JSON.stringify(schema), 'of', JSON.stringify(value), '- zod', zod, 'ajv', other);
  assert.equal(zod, !other);
}
for (const [schema, value] of [
  [{ type: 'object', properties: { x: {} }, required: ['x'] }, {}],
  [{ type: 'number', minimum: 3 }, 1],
  [{ type: 'array', items: {}, minItems: 2 }, [1]],
]) {
  assert.equal(fromJSONSchema(schema).safeParse(value).success, false);
  assert.equal(ajv.validate(schema, value), false);
}
const refused = [{ not: { type: 'string' } }, { if: {}, then: {} }, { type: 'object', dependentRequired: { a: ['b'] } }];
for (const schema of refused) {
  assert.throws(() => fromJSONSchema(schema));
}
JS
node check.mjs
