import { expect, test } from 'vitest';
import { users } from '@/lib/db/schema';
import { Browser, world } from './people';

// Whatever is sent to the account service is refused with a reason or done; it never breaks.

const PATHS = ['sign-in/email', 'sign-up/email', 'guest', 'update-user', 'change-password', 'reset-password'];
const STRANGE: unknown[] = [5, '', null, [], {}, { toString: 1 }];
/** What each takes, with something wrong in one place; none of them is right, so that no password need be hashed. */
const FIELDS = ['name', 'email', 'image', 'newPassword', 'token', 'administrator', 'locale', 'callbackURL'];

test('no body makes a path fail on our side', { timeout: 120_000 }, async () => {
  const { auth, db } = world();
  const browser = new Browser(auth);
  await browser.signUp('Ada');
  const good = { name: 'Eve', newPassword: 'long enough too', token: 'nonsense' };
  for (const path of PATHS) {
    for (const body of STRANGE)
      expect((await browser.post(path, body)).status, `${path} ${JSON.stringify(body)}`).toBeLessThan(500);
    for (const field of FIELDS) {
      for (const value of [5, {}]) {
        const body = { ...good, [field]: value };
        expect((await browser.post(path, body)).status, `${path} ${JSON.stringify(body)}`).toBeLessThan(500);
      }
    }
  }
  expect(db.select().from(users).all()).toMatchObject([
    { administrator: false, image: null, name: expect.any(String) },
  ]);
});

test('a name that is no text is refused', async () => {
  const { auth } = world();
  const browser = new Browser(auth);
  await browser.signUp('Ada');
  for (const name of [5, null, {}, ['Ada']]) {
    const refused = await browser.post('update-user', { name });
    expect([refused.status, (await refused.json()).code], JSON.stringify(name)).toEqual([400, 'INVALID_NAME']);
  }
});

test('a new password ends the other sessions, also when the request says not to', { timeout: 60_000 }, async () => {
  const { auth } = world();
  const [here, elsewhere] = [new Browser(auth), new Browser(auth)];
  await here.signUp('Ada');
  await elsewhere.post('sign-in/email', { email: 'ada@example.org', password: 'long enough' });
  const body = { currentPassword: 'long enough', newPassword: 'another one', revokeOtherSessions: false };
  expect((await here.post('change-password', body)).status).toBe(200);
  expect(await elsewhere.userId()).toBeNull();
  expect(await here.userId()).not.toBeNull();
});
