import { expect, test } from 'vitest';
import { inFrame } from '@/app/api/lti/frame-cookie';

test('a cookie of a frame is partitioned over HTTPS, and left as it is without', () => {
  const line = 'session=a.b%3D; Max-Age=60; Path=/; HttpOnly; SameSite=Lax';
  expect(inFrame(line, false)).toBe(line);
  expect(inFrame(`${line}; Secure`, true)).toBe(
    'session=a.b%3D; Max-Age=60; Path=/; HttpOnly; SameSite=None; Secure; Partitioned',
  );
});
