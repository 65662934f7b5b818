#!/usr/bin/env bash
# Package: zod@4.6.7 (default, catch, prefault)
# Behaviour: a default that is an object or a list is copied, but only its first level: what lies inside is one object
#   for all results. The value of catch is not copied at all. prefault goes through the schema, which builds new
#   objects.
# Common guess: either every parse gives values of its own (an empty list as the default is the example everybody
#   tries, and it is copied), or none does.
# Seen: after the first result's settings.tags gets an entry, the next default has it as well; a list given to catch
#   fills up with what earlier callers put in. default([]) alone and prefault({ tags: [] }) stay empty.
# Why it matters: on a server the schema lives as long as the process. What is appended for one student is there for
#   the next one who sent nothing, and a test that parses once sees nothing. A function as the default makes new
#   values.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts zod@4.6.7
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import * as z from 'zod';
const list = z.array(z.string());
const settings = z.object({ tags: list });
const second = (schema, put, input) => {
  put(schema.parse(input));
  return schema.parse(input);
};
const intoList = (value) => value.push('of the first');
const intoTags = (value) => value.tags.push('of the first');
const seen = {
  'default([])': second(list.default([]), intoList, undefined),
  'default({ tags: [] })': second(settings.default({ tags: [] }), intoTags, undefined),
  'default(() => ({ tags: [] }))': second(settings.default(() => ({ tags: [] })), intoTags, undefined),
  'prefault({ tags: [] })': second(settings.prefault({ tags: [] }), intoTags, undefined),
  'catch([])': second(list.catch([]), intoList, 'no list'),
  'catch(() => [])': second(list.catch(() => []), intoList, 'no list'),
};
for (const [name, value] of Object.entries(seen)) console.log('second result of', name, JSON.stringify(value));
const put = 'of the first';
assert.deepEqual(Object.values(seen), [[], { tags: [put] }, { tags: [] }, { tags: [] }, [put], []]);
JS
node check.mjs
