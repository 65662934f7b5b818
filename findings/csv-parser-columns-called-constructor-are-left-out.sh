#!/usr/bin/env bash
# Package: csv-parser@3.2.1
# Behaviour: columns whose header is constructor, prototype or __proto__ are left out of every row, without an error or a word in the
#   readme. With headers: false, or when mapHeaders gives them another name, they are there.
# Common guess: every column of the file is a key of the row, or there is an error about the name.
# Seen: of driver, constructor and points the rows have driver and points, and the event headers has null in its place. strict, which
#   refuses rows of another length than the header, has no objection.
# Why it matters: the constructor is a column of every table of motor races, a favourite for exercises, and a word of every table of
#   counts of words from programs. The other columns are right, and a model trains without the feature.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts csv-parser@3.2.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { Readable } = require('node:stream');
const csv = require('csv-parser');

async function read(text, options) {
  const parser = Readable.from([text]).pipe(csv(options));
  let headers;
  parser.on('headers', (found) => { headers = found; });
  const rows = await parser.toArray();
  console.log(JSON.stringify(options ?? {}).padEnd(18), JSON.stringify(headers), JSON.stringify(rows));
  for (const row of rows) assert.deepEqual(Object.getOwnPropertyNames(row), Object.keys(row));
  return [headers, rows.map((row) => Object.entries(row))];
}
const races = 'driver,constructor,points\nAnna,Ace,25\nBen,Bolt,18\n';
const names = ['driver', null, 'points'];
const without = [[['driver', 'Anna'], ['points', '25']], [['driver', 'Ben'], ['points', '18']]];
(async () => {
  assert.deepEqual(await read(races), [names, without]);
  assert.deepEqual(await read(races, { strict: true }), [names, without]);
  const [, renamed] = await read(races, { mapHeaders: ({ header }) => header.toUpperCase() });
  assert.deepEqual(renamed[0], [['DRIVER', 'Anna'], ['CONSTRUCTOR', 'Ace'], ['POINTS', '25']]);
  const [, plain] = await read(races, { headers: false });
  assert.deepEqual(plain[1], [['0', 'Anna'], ['1', 'Ace'], ['2', '25']]);
  // Counts of words in a program.
  const [, counts] = await read('class,constructor,prototype,__proto__,toString\n1,2,3,4,5\n');
  assert.deepEqual(counts, [[['class', '1'], ['toString', '5']]]);
})();
JS
node check.cjs
