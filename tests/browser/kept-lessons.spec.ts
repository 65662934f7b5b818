import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { loadCatalog } from '@/lib/catalog/catalog';
import { selectChapter, selectCourse } from '@/lib/catalog/select';
import { keyAnswer } from '@/lib/items/item';
import { client, signUp, startAsGuest, userIdOf } from './people';

const PLACE = { courseId: 'implicit-bias', chapterId: 'minimum-norm' };
const LESSON = `/courses/${PLACE.courseId}/${PLACE.chapterId}`;

interface Shown {
  html: string;
  nonce: string;
  language: string;
}

async function read(api: APIRequestContext, headers: Record<string, string> = {}): Promise<Shown> {
  const response = await api.get(LESSON, { headers });
  expect(response.status()).toBe(200);
  const html = await response.text();
  const nonce = /'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1] ?? '';
  expect(html).toContain(`nonce="${nonce}"`);
  expect(new Set(html.match(/ nonce="[^"]*"/g))).toEqual(new Set([` nonce="${nonce}"`]));
  return { html: html.replaceAll(nonce, ''), nonce, language: /<html lang="(\w+)"/.exec(html)?.[1] ?? '' };
}

// What the page shows of who has answered: it is in the page's own data.
const feedbackIn = ({ html }: Shown) => html.split('\\"feedback\\":{').length - 1;

async function answer(api: APIRequestContext): Promise<void> {
  const { courses } = await loadCatalog(path.resolve('challenges'));
  const [checkpoint] = selectChapter(
    selectCourse({ courses, findings: [] }, PLACE.courseId),
    PLACE.chapterId,
  ).checkpoints;
  if (!checkpoint) throw new Error('The lesson has no checkpoint.');
  const data = { ...PLACE, itemId: checkpoint.id, answer: keyAnswer(checkpoint.item), tries: 0 };
  const response = await api.post('/api/checkpoints', { data });
  expect(response.status(), await response.text()).toBe(200);
}

test('a lesson that is kept shows nobody what is of somebody else', async ({ baseURL }) => {
  const [one, other, named] = [
    await client(baseURL as string),
    await client(baseURL as string),
    await client(baseURL as string),
  ];
  await startAsGuest(one);
  await startAsGuest(other);
  await signUp(named, 'Adalovelace');
  const fresh = await read(one);
  const again = await read(one);
  expect(again.html).toBe(fresh.html);
  expect(again.nonce).not.toBe(fresh.nonce);

  const of = await read(named);
  expect(of.html).toContain('Adalovelace');
  await named.put('/api/visits', { data: { ...PLACE, done: true } });
  const done = await read(named);
  expect(done.html).not.toBe(of.html);
  expect(await read(named)).toMatchObject({ html: done.html });
  await named.put('/api/visits', { data: { ...PLACE, done: false } });

  const id = await userIdOf(named);
  for (const shown of [await read(one), await read(other)]) {
    expect(shown.html).not.toContain('Adalovelace');
    expect(shown.html).not.toContain(id);
    expect(feedbackIn(shown)).toBe(feedbackIn(fresh));
  }
  for (const api of [one, other, named]) await api.dispose();
});

test('what somebody answered is in their next page, and in no other', async ({ baseURL }) => {
  const api = await client(baseURL as string);
  await startAsGuest(api);
  const before = await read(api);
  await answer(api);
  const after = await read(api);
  expect(after.html).not.toBe(before.html);
  expect(await read(api)).toMatchObject({ html: after.html });
  // Everybody is asked in one of sixteen ways: among so many is one who is asked as the first was.
  let alike = 0;
  for (let i = 0; i < 64 && alike === 0; i++) {
    const next = await client(baseURL as string);
    await startAsGuest(next);
    const { html } = await read(next);
    expect(html).not.toBe(after.html);
    if (html === before.html) alike++;
    await next.dispose();
  }
  expect(alike).toBe(1);
  await api.dispose();
});

test('language, colours and a signed-out reader have pages of their own', async ({ baseURL }) => {
  const api = await client(baseURL as string);
  await startAsGuest(api);
  expect((await read(api, { 'accept-language': 'fr' })).language).toBe('fr');
  expect((await read(api, { 'accept-language': 'en' })).language).toBe('en');
  expect((await read(api, { 'accept-language': 'fr' })).language).toBe('fr');
  const { cookies } = await api.storageState();
  const cookie = [...cookies.map(({ name, value }) => `${name}=${value}`), 'theme=dark'].join('; ');
  expect((await read(api, { cookie })).html).toContain('data-theme="dark"');
  const nobody = await client(baseURL as string);
  const response = await nobody.get(LESSON, { maxRedirects: 0 });
  expect(response.status()).toBe(307);
  expect(response.headers().location).toBe(`/sign-in?next=${encodeURIComponent(LESSON)}`);
  await api.dispose();
  await nobody.dispose();
});
