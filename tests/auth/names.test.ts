import { expect, test } from 'vitest';
import { isOwnHost } from '@/lib/auth/origins';
import { users } from '@/lib/db/schema';
import { Browser, world } from './people';

const nameIn = (w: ReturnType<typeof world>) => w.db.select({ name: users.name, image: users.image }).from(users).get();

test('a name is one line, without what cannot be seen', async () => {
  const w = world();
  await new Browser(w.auth).signUp('Ada', {
    name: '  Ada\n\u202E Love\u0000lace  ',
    image: 'https://elsewhere.example/x.png',
  });
  expect(nameIn(w)).toEqual({ name: 'Ada Love lace', image: null });
});

test.each(['', '   ', '\u200B', 'x'.repeat(101)])('the name %j is refused, when signing up and later', async (name) => {
  const w = world();
  const browser = new Browser(w.auth);
  const refused = await browser.signUp('Ada', { name });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ code: 'INVALID_NAME' });
  await browser.signUp('Ada');
  expect((await browser.post('update-user', { name })).status).toBe(400);
  expect(nameIn(w)?.name).toBe('Ada');
});

test('only the names of this machine, and the address it was given, are its own', () => {
  for (const host of ['localhost:3000', '127.0.0.1:3000', 'LOCALHOST', '[::1]:3000']) {
    expect(isOwnHost(host, undefined), host).toBe(true);
  }
  for (const host of [undefined, '', 'elsewhere.example', 'localhost.elsewhere.example:3000']) {
    expect(isOwnHost(host, undefined), host).toBe(false);
  }
  expect(isOwnHost('learn.example.org', 'https://learn.example.org')).toBe(true);
});
