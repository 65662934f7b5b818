#!/usr/bin/env bash
# Package: export-to-csv@1.5.0
# Behaviour: with decimalSeparator: 'locale', numbers get the separators of thousands too and at most three decimals, and are not put
#   into quotes when a separator is the comma of the file. With ',' for a decimal separator it is the same with the decimals.
# Common guess: the option is about the decimal separator, as its name says, and the writer quotes what holds its own separator.
# Seen: in English, p 0.00012 is 0 and n 1234.5 is two cells, 1 and 234.5: three names stand over four cells. With ',' the row has
#   five. A text with a comma is quoted.
# Why it matters: significance and loss are 0 in the file, and from the first total of a thousand on, columns are shifted, in that
#   row only. A trial with small whole numbers shows neither.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts export-to-csv@1.5.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { asString, generateCsv, mkConfig } from 'export-to-csv';

const write = (row, options) => {
  const config = mkConfig({ useKeysAsHeaders: true, useBom: false, ...options });
  const [head, line] = asString(generateCsv(config)([row])).trim().split('\r\n');
  console.log(JSON.stringify(options).padEnd(54), head, ' ', line);
  assert.equal(head.split(/[,;]/).length, Object.keys(row).length);
  return line;
};
assert.equal((1234.5).toLocaleString(), '1,234.5');
const row = { name: 'x, y', p: 0.00012, n: 1234.5 };
assert.equal(write(row, {}), '"x, y",0.00012,1234.5');
assert.equal(write(row, { decimalSeparator: 'locale' }), '"x, y",0,1,234.5');
assert.equal(write(row, { decimalSeparator: ',' }), '"x, y",0,00012,1234,5');
// Another separator of fields keeps the columns, not the digits.
assert.equal(write(row, { decimalSeparator: 'locale', fieldSeparator: ';' }), '"x, y";0;1,234.5');
assert.equal(write({ name: 'x', p: 1, n: 20 }, { decimalSeparator: 'locale' }), '"x",1,20');
JS
LC_ALL=en_US.UTF-8 node check.mjs
