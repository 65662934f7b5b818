#!/usr/bin/env bash
# Package: csv-string@4.1.1
# Behaviour: without a separator given, the first comma, semicolon, bar or tab of the text is taken for it, also inside quotes or
#   inside a word. If it stands in a quoted first header, parse returns no rows at all, without an error; elsewhere the header is
#   cut in two and the rows are not.
# Common guess: detection knows quotes, as the parser does, or counts which separator fits all lines.
# Seen: '"Mean; sd",n' with two rows below is []. The same file with "Mean, sd" has three rows. 'score (a|b),n' gives the columns
#   'score (a' and 'b),n', and each row is one value.
# Why it matters: headers of surveys and tables of results have such signs in their text. An import of nothing looks like a file
#   without answers.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts csv-string@4.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { detect, parse } = require('csv-string');

const rows = '1.5,20\n2.5,30\n';
const read = (header, separator) => {
  const text = `${header}\n${rows}`;
  const found = separator === undefined ? parse(text) : parse(text, separator);
  console.log(header.padEnd(16), (separator ?? `detected ${JSON.stringify(detect(text))}`).padEnd(14), JSON.stringify(found));
  return found;
};
const values = [['1.5', '20'], ['2.5', '30']];
// A comma, a semicolon and a bar in the quoted name of the first column.
assert.deepEqual(read('"Mean, sd",n'), [['Mean, sd', 'n'], ...values]);
assert.deepEqual(read('"Mean; sd",n'), []);
assert.deepEqual(read('"Mean| sd",n'), []);
assert.deepEqual(read('"Mean\tsd",n'), []);
assert.deepEqual(read('"Mean; sd",n', ','), [['Mean; sd', 'n'], ...values]);
// In the second column it does no harm, for a comma comes first.
assert.deepEqual(read('n,"Mean; sd"'), [['n', 'Mean; sd'], ...values]);
// Without quotes, which such a name needs none of in a file with commas.
assert.deepEqual(read('score (a|b),n'), [['score (a', 'b),n'], ['1.5,20'], ['2.5,30']]);
JS
node check.cjs
