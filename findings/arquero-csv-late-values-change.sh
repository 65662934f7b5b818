#!/usr/bin/env bash
# Package: arquero@7.2.1 (fromCSV)
# Behaviour: the type of a column is decided by its first thousand values (the option autoMax), and later values are
#   forced into it: what is not a number becomes NaN, and every text in a column of booleans becomes true.
# Common guess: a later value that does not fit makes the column text, or is an error, or at least null.
# Seen: 'withdrawn' after 1000 marks is NaN; 'no', 'absent' and 'FALSE' after 1000 times true are true, only the
#   exact 'false' is false. In the first thousand rows one such value turns the whole column into text.
# Why it matters: exports grow. A file that was read rightly last year turns 'absent' into a pass this year, without
#   an error.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts arquero@7.2.1
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { fromCSV } from 'arquero';
const column = (first, count, ...rest) => fromCSV(['v', ...Array(count).fill(first), ...rest].join('\n')).array('v');
const numbers = column('12', 1000, 'withdrawn').at(-1);
const flags = column('true', 1000, 'no', 'absent', 'FALSE', 'false').slice(-4);
console.log('after 1000 numbers:', numbers, ' after 1000 booleans, no absent FALSE false:', flags);
assert.ok(Number.isNaN(numbers));
assert.deepEqual(flags, [true, true, true, false]);
assert.equal(column('12', 500, 'withdrawn').at(-1), 'withdrawn');
assert.equal(column('true', 500, 'absent').at(-1), 'absent');
assert.equal(column('12', 500, 'withdrawn').at(0), '12');
JS
node check.mjs
