import { expect, test } from 'vitest';
import { adviceFor, type Machine } from '@/lib/sandbox/advice';

const DEBIAN: Machine = {
  platform: 'linux',
  root: false,
  bubblewrap: true,
  utilLinux: true,
  deno: true,
  container: null,
  userNamespaces: 'allowed',
};

function advice(isolation: Parameters<typeof adviceFor>[0], differs: Partial<Machine>): string {
  return adviceFor(isolation, { ...DEBIAN, ...differs })
    .map(({ en }) => en)
    .join('\n');
}

test('the strongest level needs no advice', () => {
  expect(adviceFor('full', DEBIAN)).toEqual([]);
});

test.each<[string, Partial<Machine>, RegExp]>([
  ['bubblewrap is missing', { bubblewrap: false }, /^Install bubblewrap.*apt-get install bubblewrap/],
  ['Debian refuses user namespaces', { userNamespaces: 'sysctl' }, /sysctl -w kernel.unprivileged_userns_clone=1/],
  ['AppArmor refuses them', { userNamespaces: 'apparmor' }, /apparmor.d\/bwrap.*userns,/],
  ['it is a container', { container: 'docker' }, /--security-opt seccomp=unconfined.*systempaths=unconfined/],
  ['it is a container, as root', { container: 'docker', root: true }, /--cap-add SYS_ADMIN --cap-add NET_ADMIN/],
  ['it is a pod', { container: 'kubernetes' }, /procMount: Unmasked.*hostUsers: false/],
  ['it is a Mac', { platform: 'darwin', bubblewrap: false, utilLinux: false }, /^Full isolation needs Linux/],
  ['Deno is missing, too', { deno: false, bubblewrap: false }, /Deno is missing.*\nInstall bubblewrap/],
  ['the limits have no programs', { utilLinux: false }, /Install util-linux/],
  ['nothing is known', {}, /checks that did not pass/],
])('when %s, it is said how to go on', (_why, differs, expected) => {
  expect(advice('runtime-only', differs)).toMatch(expected);
});

test('root is not told about what binds ordinary users', () => {
  expect(advice('runtime-only', { root: true, userNamespaces: 'sysctl' })).not.toMatch(/sysctl -w/);
});

test('where bubblewrap works, only the runtime is asked for', () => {
  expect(advice('os-only', { deno: false, container: 'docker' })).toMatch(/^Deno is missing[^\n]*$/);
});

test('every word of it is in both languages', () => {
  const machines: Partial<Machine>[] = [
    { bubblewrap: false, utilLinux: false, deno: false, container: 'docker', root: true },
    { container: 'kubernetes', userNamespaces: 'apparmor' },
    { userNamespaces: 'sysctl' },
    { platform: 'darwin' },
  ];
  for (const differs of machines) {
    for (const { en, fr } of adviceFor('none', { ...DEBIAN, ...differs })) expect(fr).not.toBe(en);
  }
});
