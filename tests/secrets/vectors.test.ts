import { execFileSync } from 'node:child_process';
import { createCipheriv, createHmac } from 'node:crypto';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { findDeno } from '@/lib/sandbox/runtimes';
import { deriveKey } from '@/lib/secrets/keys';
import { Keystream } from '@/lib/secrets/keystream';
import { bytesOf, draws, KEY } from './draws';
import { drawsBundle } from './draws-bundle';

/** RFC 8439, appendix A.1: the keystreams whose nonce is zero. */
test.each([
  [
    1,
    '0'.repeat(64),
    0,
    '76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586',
  ],
  [
    2,
    '0'.repeat(64),
    1,
    '9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f',
  ],
  [
    3,
    `${'0'.repeat(63)}1`,
    1,
    '3aeb5224ecf849929b9d828db1ced4dd832025e8018b8160b82284f3c949aa5a8eca00bbb4a73bdad192b5c42f73f2fd4e273644c8b36125a64addeb006c13a0',
  ],
])('the keystream is that of test vector %i of ChaCha20', (_, key, block, expected) => {
  expect(bytesToHex(bytesOf(key, 64 * block, 64))).toBe(expected);
});

test('the keystream goes on as that of OpenSSL, wherever blocks are made together', () => {
  const count = 64 * 700;
  const cipher = createCipheriv('chacha20', Buffer.from(KEY, 'hex'), Buffer.alloc(16));
  expect(Buffer.from(bytesOf(KEY, 0, count)).equals(cipher.update(Buffer.alloc(count)))).toBe(true);
});

test('a copy of a stream goes on where it was, and leaves the other where it is', () => {
  const words = new Keystream(KEY);
  for (let i = 0; i < 100; i++) words.next();
  const copy = words.clone();
  const ahead = Array.from({ length: 200 }, () => copy.next());
  expect(Array.from({ length: 200 }, () => words.next())).toEqual(ahead);
});

/** RFC 4231, test cases 1, 2, 6 and 7: keys shorter and longer than a block. */
test.each([
  [1, '0b'.repeat(20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    2,
    Buffer.from('Jefe').toString('hex'),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    6,
    'aa'.repeat(131),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    7,
    'aa'.repeat(131),
    'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  ],
])('a key is derived as in test case %i of HMAC-SHA256', (_, key, name, expected) => {
  expect(deriveKey(key, name)).toBe(expected);
  expect(createHmac('sha256', Buffer.from(key, 'hex')).update(name).digest('hex')).toBe(expected);
});

test('Node and Deno draw the same numbers to the last bit, the same as ever', async () => {
  const { file } = await drawsBundle();
  const run = (program: string, ...args: string[]) =>
    JSON.parse(execFileSync(program, [...args, file], { encoding: 'utf8' })) as Record<string, string>;
  expect(run(process.execPath)).toEqual(draws());
  const deno = findDeno();
  if (deno) expect(run(deno, 'run', '--quiet', '--no-config', '--no-lock', '--no-remote', '--no-npm')).toEqual(draws());
  else expect.unreachable('Deno is not installed: npm installs it where there is a build of it.');
  // A change here is a change of the generator, and takes a new name in `GENERATOR`.
  expect(draws()).toMatchInlineSnapshot(`
    {
      "chacha20": "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee65869f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f",
      "hmac": "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
      "integer": "9d04f7c22893d63f4531ac377598f5255e0b1f32fc0f1289407608c1f7fff181",
      "normal": "305dea6e82b10ed1150eba78b53caa1ecb4cdfa41b9d422af0a72ae5f875bcbf",
      "permutation": "e94ebcd0af318913c5578a0834a9ddc36141167c6c39cf6b09321bb1b1aecf2d",
      "sample": "d6b23e6ae0fd5864d11acf116f6a00cce85c0c856f5b90e2b6811b169a1fd018",
      "uniform": "3a1cf2ded44ed1428786093a2546b2c38ccae1714d8a23611a951535c6f92019",
    }
  `);
});
