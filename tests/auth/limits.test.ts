import { expect, test } from 'vitest';
import { Allowance, MAX_KEYS } from '@/lib/auth/allowance';
import { createLimits, TooSoon } from '@/lib/auth/limits';
import { Browser, world } from './people';

const SECOND = 1_000;
const CLASS = 100;

function limits() {
  let now = 0;
  const made = createLimits(CLASS, () => now);
  /** Seconds to wait; 0 when it was allowed. */
  const wait = (act: () => void): number => {
    try {
      act();
      return 0;
    } catch (error) {
      if (error instanceof TooSoon) return error.seconds;
      throw error;
    }
  };
  return {
    ...made,
    later: (ms: number) => {
      now += ms;
    },
    wait,
    guess: (account: string, address: string) => wait(() => made.tryPassword(account, address)),
    arrive: (kind: Parameters<typeof made.arrive>[0], address = 'school') => wait(() => made.arrive(kind, address)),
  };
}

test('an allowance: all at once, then one after the other, each key for itself', () => {
  let now = 5;
  const allowance = new Allowance(3, SECOND, () => now);
  expect([1, 2, 3, 4].map(() => allowance.take('a'))).toEqual([0, 0, 0, SECOND]);
  expect(allowance.take('b')).toBe(0);
  now += 400;
  expect(allowance.take('a')).toBe(600);
  now += 600;
  expect([allowance.take('a'), allowance.take('a')]).toEqual([0, SECOND]);
  allowance.giveBack('a');
  expect(allowance.take('a')).toBe(0);
  now += 3_600 * SECOND;
  expect([1, 2, 3, 4].map(() => allowance.take('a'))).toEqual([0, 0, 0, SECOND]);
});

test('keys without end cost no memory without end: those used longest ago are forgotten', () => {
  const allowance = new Allowance(1, SECOND, () => 0);
  for (let i = 0; i < MAX_KEYS; i++) allowance.take(`${i}`);
  expect(allowance.take('0')).toBe(SECOND);
  allowance.take('one more');
  // The one that was asked about just now is kept, and the oldest of the others is not.
  expect([allowance.take('0'), allowance.take(`${MAX_KEYS - 1}`), allowance.take('1')]).toEqual([SECOND, SECOND, 0]);
});

test('a class behind one address signs up and signs in within a minute, with a mistake each', () => {
  const { arrive, guess, passwordWasRight, later, wait } = limits();
  for (let person = 0; person < CLASS; person++) {
    later((60 * SECOND) / CLASS);
    const account = `person-${person}@example.org`;
    expect([arrive('signUp'), arrive('guest'), arrive('signIn'), arrive('signIn')]).toEqual([0, 0, 0, 0]);
    expect([guess(account, 'school'), guess(account, 'school')]).toEqual([0, 0]);
    wait(() => passwordWasRight(account, 'school'));
  }
});

test('one address cannot go on for ever, and is let in again soon', () => {
  const { arrive, later } = limits();
  const made = Array.from({ length: 1_000 }, () => arrive('guest')).filter((seconds) => seconds === 0).length;
  expect(made).toBe(2 * CLASS);
  expect(arrive('guest')).toBe(6);
  expect(arrive('guest', 'elsewhere')).toBe(0);
  later(6 * SECOND);
  expect(arrive('guest')).toBe(0);
});

test('wrong passwords slow down: five, then one in fifteen seconds', () => {
  const { guess, later } = limits();
  expect(Array.from({ length: 7 }, () => guess('ada', 'cafe'))).toEqual([0, 0, 0, 0, 0, 15, 15]);
  expect(guess('bob', 'cafe')).toBe(0);
  later(15 * SECOND);
  expect([guess('ada', 'cafe'), guess('ada', 'cafe')]).toEqual([0, 15]);
});

test('guesses from many addresses are slowed down, and do not lock out whoever is known at theirs', () => {
  const { guess, passwordWasRight, later } = limits();
  guess('ada', 'home');
  passwordWasRight('ada', 'home');
  let tried = 0;
  for (let hour = 0; hour < 24; hour++) {
    for (let i = 0; i < 1_000; i++) if (guess('ada', `bot-${hour}-${i}`) === 0) tried += 1;
    later(3_600 * SECOND);
  }
  expect(tried).toBeLessThanOrEqual(24 * 30);
  for (let i = 0; i < 40; i++) guess('ada', `bot-${i}`);
  expect(guess('ada', 'bot-new')).toBeGreaterThan(0);
  expect(guess('ada', 'home')).toBe(0);
  // And nobody waits longer than half a minute for a try of their own.
  expect(guess('ada', 'a friend’s')).toBeLessThanOrEqual(30);
});

test('a right password gives the tries back', () => {
  const { guess, passwordWasRight } = limits();
  for (let i = 0; i < 4; i++) guess('ada', 'home');
  passwordWasRight('ada', 'home');
  expect(Array.from({ length: 6 }, () => guess('ada', 'home'))).toEqual([0, 0, 0, 0, 0, 15]);
});

const signIn = (browser: Browser, password: string, more: Record<string, string> = {}) =>
  browser.post('sign-in/email', { email: 'ada@example.org', password }, more);

test('over HTTP: 429 with Retry-After, by address, however the e-mail is written', { timeout: 60_000 }, async () => {
  const { auth } = world(createLimits(CLASS));
  await new Browser(auth).signUp('Ada');
  const browser = new Browser(auth);
  const at = { 'x-forwarded-for': '198.51.100.9' };
  for (let i = 0; i < 5; i++) expect((await signIn(browser, 'a wrong guess', at)).status).toBe(401);
  const refused = await browser.post('sign-in/email', { email: 'ADA@example.org', password: 'long enough' }, at);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_TRIES', seconds: expect.any(Number) });
  expect((await signIn(new Browser(auth), 'long enough', { 'x-forwarded-for': '198.51.100.10' })).status).toBe(200);
});

test('guests and sign-ups of one address are limited, and none is made that was refused', {
  timeout: 60_000,
}, async () => {
  const { auth, db } = world(createLimits(1));
  const at = '198.51.100.9';
  await new Browser(auth).saveAsGuest(at);
  await new Browser(auth).saveAsGuest(at);
  await expect(new Browser(auth).saveAsGuest(at)).rejects.toThrow(TooSoon);
  await new Browser(auth).saveAsGuest('198.51.100.10');
  expect(db.$client.prepare('select count(*) as n from users').get()).toEqual({ n: 3 });
  const header = { 'x-forwarded-for': at };
  const signUp = (name: string) =>
    new Browser(auth).post('sign-up/email', { name, email: `${name}@example.org`, password: 'long enough' }, header);
  expect([(await signUp('a')).status, (await signUp('b')).status, (await signUp('c')).status]).toEqual([200, 200, 429]);
});
