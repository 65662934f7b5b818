import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { MAX_BODY_BYTES, readJson } from '@/app/api/body';
import { type Refusal, refuse, refuseInput } from '@/app/api/refusal';
import { requireSameOrigin } from '@/app/api/same-origin';
import { DomainError, type DomainErrorKind } from '@/lib/errors';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost:3000/api/x', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

const reasonOf = async (act: () => unknown) => {
  try {
    await act();
  } catch (error) {
    return error instanceof DomainError ? error.reason : error;
  }
  return 'not refused';
};

test('a body is read as JSON', async () => {
  expect(await readJson(post('{"é":[1,2]}'))).toEqual({ é: [1, 2] });
});

test('a body that is no JSON, or not UTF-8, is refused', async () => {
  for (const body of ['{', '', 'NaN', new Uint8Array([0x22, 0xff, 0x22])]) {
    expect(await reasonOf(() => readJson(post(body)))).toBe('malformed-json');
  }
});

test('a body of 10 MB is not read to its end, whatever it says of its length', async () => {
  let sent = 0;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        if (sent > 10_000_000) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
  expect(await reasonOf(() => readJson(post(endless())))).toBe('body-too-large');
  expect(sent).toBeLessThan(MAX_BODY_BYTES + 4 * 65_536);
  sent = 0;
  expect(await reasonOf(() => readJson(post(endless(), { 'content-length': '10000000' })))).toBe('body-too-large');
  expect(sent).toBeLessThan(4 * 65_536);
});

test('a change is taken from our own pages and from programs, not from other sites', async () => {
  const from = (headers: Record<string, string>) =>
    reasonOf(() => requireSameOrigin(post('{}', { host: 'localhost:3000', ...headers })));
  expect(await from({ 'sec-fetch-site': 'same-origin' })).toBe('not refused');
  expect(await from({})).toBe('not refused');
  expect(await from({ origin: 'http://localhost:3000' })).toBe('not refused');
  expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe('foreign-origin');
  expect(await from({ 'sec-fetch-site': 'same-site' })).toBe('foreign-origin');
  expect(await from({ origin: 'http://evil.example' })).toBe('foreign-origin');
  expect(await from({ origin: 'null' })).toBe('foreign-origin');
});

test('each kind of refusal has its status and keeps its reason', async () => {
  const statuses: Record<DomainErrorKind, number> = {
    invalid: 400,
    forbidden: 403,
    closed: 403,
    'not-found': 404,
    conflict: 409,
    'too-many': 429,
    unavailable: 503,
  };
  for (const [kind, status] of Object.entries(statuses)) {
    const response = refuse(new DomainError(kind as DomainErrorKind, 'some-reason', 'A sentence.', { n: 1 }));
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as Refusal;
    expect(error).toEqual({ kind, reason: 'some-reason', message: 'A sentence.', details: { n: 1 } });
  }
});

test('a locked or full database is said to be so, and nothing else of it is told', async () => {
  for (const code of ['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_READONLY_DBMOVED', 'SQLITE_IOERR_WRITE']) {
    const trouble = new Error('insert into users …', {
      cause: new SqliteDatabase.SqliteError('cannot write to the file of somebody', code),
    });
    const response = refuse(trouble);
    const text = await response.text();
    expect([response.status, JSON.parse(text).error.reason]).toEqual([503, 'storage']);
    expect(text).not.toMatch(/users|somebody/);
  }
});

test('our own fault is an id, not its message', async () => {
  const response = refuse(new Error('secret detail at /srv/app'));
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain('secret');
  expect(JSON.parse(text).error.id).toMatch(/^[\w-]{36}$/);
});

test('wrong input is named by its path', async () => {
  const parsed = z.strictObject({ points: z.array(z.number()) }).safeParse({ points: [1, 'x'], more: 1 });
  const { error } = (await refuseInput(parsed.error as z.ZodError).json()) as Refusal;
  expect(error.issues?.map((issue) => issue.path)).toEqual(['points.1', '']);
  expect(error.reason).toBe('input');
});
