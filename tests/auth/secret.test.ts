import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installationSecret } from '@/lib/auth/secret';

function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'heldout-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('the secret is made once, kept, and readable by its owner only', () => {
  const folder = path.join(emptyFolder(), 'data');
  const secret = installationSecret(folder);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(installationSecret(folder)).toBe(secret);
  expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
});

test('two installations have two secrets', () => {
  expect(installationSecret(emptyFolder())).not.toBe(installationSecret(emptyFolder()));
});
