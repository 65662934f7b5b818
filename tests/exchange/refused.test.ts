import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readQuestions } from '@/lib/exchange/read-file';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['', 'a.gift', 'is empty'],
  ['// nothing\n', 'a.gift', 'no question'],
  ['x', 'a.docx', 'of no kind that is read here'],
  ['<quiz><question></quiz>', 'a.xml', 'line 1, column'],
  ['<!DOCTYPE q [<!ENTITY x "y">]><quiz>&x;</quiz>', 'a.xml', 'entities of its own'],
  [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, 'a.xml', 'deep'],
  ['<html/>', 'a.xml', 'root <html>'],
  ['<questestinterop/>', 'a.xml', 'QTI 1.2'],
  ['{"format": 1}', 'a.json', 'heldout export --format json'],
  ['[', 'a.json', 'is not JSON'],
  ['a: [', 'a.yml', 'is not YAML'],
  [new Uint8Array([0x3a, 0x3a, 0xff, 0xfe, 0x3a]), 'a.gift', 'UTF-8'],
  [new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'a.zip', 'cannot be unpacked'],
  [zipSync({ 'a.xml': bytes('<a/>') }), 'a.zip', 'no imsmanifest.xml'],
  [zipSync({ 'imsmanifest.xml': new Uint8Array(21_000_000) }), 'a.zip', 'larger than 20 MB'],
  [
    zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}.txt`, new Uint8Array(0)]))),
    'a.zip',
    'more than 2000 files',
  ],
] as const)('a file that cannot be read gets a sentence (%#)', (content, file, sentence) => {
  expect(() => readQuestions(typeof content === 'string' ? bytes(content) : content, file)).toThrowError(
    expect.objectContaining({ kind: 'invalid', message: expect.stringContaining(sentence) }),
  );
});
