#!/usr/bin/env bash
# Package: sav-reader@2.0.8
# Behaviour: texts are decoded eight bytes at a time. A letter of two bytes that lies across a border of eight becomes two signs of
#   replacement (U+FFFD), in an SPSS file in UTF-8, with and without compression. Labels of variables are decoded whole.
# Common guess: a text field is put together first and decoded then. Accents work, or none does.
# Seen: of 'Qualité', 'Sécurité', 'Capacité', 'Activité', 'La capacité' and 'Modèle répété', the third, fourth and last have two
#   wrong signs each for one letter. 'Capacité' as the label of the variable is right.
# Why it matters: a trial with a few accented words passes. In a file of answers in French some are damaged by the place of a letter,
#   so searching for one finds it or not, and nothing in the file is wrong.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts sav-reader@2.0.8
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { SavBufferReader } = require('sav-reader');

// A system file by its published description: header, one record for each variable (and for each further eight bytes of a text),
// the encoding, the end of the dictionary, and then the rows, plain or with a byte of command for every eight bytes.
const int = (...values) => Buffer.from(Int32Array.from(values).buffer);
const text = (value, size) => Buffer.concat([Buffer.from(value), Buffer.alloc(size, ' ')]).subarray(0, size);
const WIDTH = 24;
const FORMAT = (1 << 16) | (WIDTH << 8);
const UNUSED = 1 << 16 | 1 << 8;
function file(label, texts, compressed) {
  const bytes = Buffer.from(label);
  const eights = texts.flatMap((value) => [0, 8, 16].map((at) => text(value, WIDTH).subarray(at, at + 8)));
  const data = compressed ? [] : eights;
  for (let at = 0; compressed && at < eights.length; at += 8) {
    const some = eights.slice(at, at + 8);
    const command = (bytes) => (bytes.equals(text('', 8)) ? 254 : 253);
    data.push(Buffer.from([...some.map(command), ...Array(8 - some.length).fill(0)]));
    data.push(...some.filter((bytes) => command(bytes) === 253));
  }
  return Buffer.concat([
    text('$FL2', 4), text('@(#) SPSS DATA FILE', 60), int(2, WIDTH / 8, compressed ? 1 : 0, 0, texts.length),
    Buffer.from(Float64Array.of(100).buffer), text('01 Jan 26', 9), text('10:00:00', 8), text('', 64), Buffer.alloc(3),
    int(2, WIDTH, 1, 0, FORMAT, FORMAT), text('ANSWER', 8), int(bytes.length), bytes, Buffer.alloc(-bytes.length & 3),
    int(2, -1, 0, 0, UNUSED, UNUSED), text('', 8), int(2, -1, 0, 0, UNUSED, UNUSED), text('', 8),
    int(7, 20, 1, 5), Buffer.from('UTF-8'),
    int(999, 0), ...data,
  ]);
}
const answers = ['Qualité', 'Sécurité', 'Capacité', 'Activité', 'La capacité', 'Modèle répété'];
const lost = '\ufffd\ufffd';
const wanted = ['Qualité', 'Sécurité', `Capacit${lost}`, `Activit${lost}`, 'La capacité', `Modèle répét${lost}`];
(async () => {
  for (const compressed of [false, true]) {
    const reader = new SavBufferReader(file('Capacité', answers, compressed));
    await reader.open();
    const [variable] = reader.meta.sysvars;
    const found = (await reader.readAllRows()).map((row) => row.ANSWER);
    console.log(reader.meta.header.encoding, compressed ? 'compressed' : 'plain', `label ${variable.label}:`, found.join(', '));
    assert.equal(reader.meta.header.encoding, 'UTF-8');
    assert.equal(variable.label, 'Capacité');
    assert.deepEqual(found, wanted);
  }
})();
JS
node check.cjs
