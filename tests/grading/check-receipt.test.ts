import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { env } from '@/lib/env';
import { checkReceipt } from '@/lib/grading/check-receipt';
import { makeReceipt, receiptKey, sealed } from '@/lib/grading/receipt';
import { drawSecret } from '@/lib/secrets/draw-seeds';
import { plainVerdict } from '../submissions/verdict';

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-check-receipt-'));
Object.assign(env(), { dataFolder: folder });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const make = (key = receiptKey()) =>
  makeReceipt(
    plainVerdict([11, 12]),
    { challenge: 'small/fit-line', secret: drawSecret(), numbers: [1, 2] },
    new Date(1_000),
    key,
  );
const look = (receipt: object) => {
  const { holds, own, secret } = checkReceipt(JSON.stringify(receipt, null, 4));
  return { holds, own, secret };
};

test('an opened receipt of this installation holds, however it is laid out, and so does a sealed one', () => {
  expect(look(make())).toEqual({ holds: true, own: true, secret: 'opened' });
  expect(look(sealed(make()))).toEqual({ holds: true, own: true, secret: 'sealed' });
});

test('another installation’s key is told apart', () => {
  expect(look(make(generateKeyPairSync('ed25519').privateKey))).toEqual({ holds: true, own: false, secret: 'opened' });
});

test('whatever was changed in it is found', () => {
  const receipt = make();
  expect(look({ ...receipt, body: { ...receipt.body, points: 99 } }).holds).toBe(false);
  expect(look({ ...receipt, signature: 'AAAA' }).holds).toBe(false);
  expect(look({ ...receipt, secret: drawSecret() })).toEqual({ holds: true, own: true, secret: 'wrong' });
});

test('what is no receipt is said to be none', () => {
  for (const text of ['', '{', '[]', 'null', '{"body":{}}', JSON.stringify({ ...make(), more: 1 })]) {
    expect(() => checkReceipt(text)).toThrow(/is not a receipt/);
  }
});
