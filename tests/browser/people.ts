import { type APIRequestContext, expect, type Page, request } from '@playwright/test';

export const PASSWORD = 'a long enough sentence';

let count = 0;

/** Nobody has signed up with it before. */
export function freshEmail(name: string): string {
  count += 1;
  return `${name}-${process.pid}-${Date.now()}-${count}@example.org`;
}

/** An API client with the headers that a page of ours would send. */
export async function client(baseURL: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
}

export async function signUp(api: APIRequestContext, name: string): Promise<string> {
  const email = freshEmail(name.toLowerCase());
  const response = await api.post('/api/auth/sign-up/email', { data: { name, email, password: PASSWORD } });
  expect(response.status(), await response.text()).toBe(200);
  return email;
}

/** Somebody who may read; the first thing they save makes them a guest with a row. */
export async function startAsGuest(api: APIRequestContext): Promise<void> {
  const response = await api.post('/api/auth/guest', { data: {} });
  expect(response.status(), await response.text()).toBe(200);
}

export async function signIn(api: APIRequestContext, email: string): Promise<void> {
  const response = await api.post('/api/auth/sign-in/email', { data: { email, password: PASSWORD } });
  expect(response.status(), await response.text()).toBe(200);
}

const ADMINISTRATOR = { email: 'first.administrator@example.org', name: 'Grace Administrator' };

/** The first administrator, who is an instructor of every course: made once with the link from the server's console, signed in afterwards. */
export async function signInAdministrator(api: APIRequestContext): Promise<void> {
  const known = await api.post('/api/auth/sign-in/email', { data: { email: ADMINISTRATOR.email, password: PASSWORD } });
  if (known.ok()) return;
  const made = await api.post('/api/auth/sign-up/email', { data: { ...ADMINISTRATOR, password: PASSWORD } });
  expect(made.status(), await made.text()).toBe(200);
  const accepted = await api.post(`/api/invitations/${process.env.FIRST_ADMINISTRATOR}`);
  expect(accepted.status(), await accepted.text()).toBe(200);
}

/** Gives a page the session of a client. */
export async function bring(page: Page, api: APIRequestContext): Promise<void> {
  const { cookies } = await api.storageState();
  await page.context().addCookies(cookies);
}

/** Makes somebody staff of a course, by a link of an administrator or an instructor. */
export async function makeStaff(
  by: APIRequestContext,
  whom: APIRequestContext,
  what: { role: 'assistant' | 'instructor'; courseId: string },
): Promise<void> {
  const invited = await by.post('/api/staff/invitations', { data: what });
  expect(invited.status(), await invited.text()).toBe(201);
  const { token } = await invited.json();
  const accepted = await whom.post(`/api/invitations/${token}`);
  expect(accepted.status(), await accepted.text()).toBe(200);
}

/** The id of whoever is signed in. */
export async function userIdOf(api: APIRequestContext): Promise<string> {
  return (await (await api.get('/api/auth/get-session')).json()).user.id;
}

/** An attempt and a judged submission of somebody in a course that has the chapters and challenges of "implicit-bias". */
export async function work(api: APIRequestContext, courseId: string): Promise<{ attempt: string; submission: string }> {
  const begun = await api.post('/api/attempts', { data: { courseId, quizId: 'minimum-norm' } });
  const { attemptId } = await begun.json();
  const source = 'export default 1;';
  const handedIn = await api.post('/api/submissions', {
    data: { courseId, challengeId: 'min-norm', source, requestId: `request-${courseId}` },
  });
  const { submissionId } = await handedIn.json();
  // Its stream of events ends with the verdict, so that asking for it ends, too.
  await expect
    .poll(async () => (await (await api.get(`/api/submissions/${submissionId}`)).json()).state, { timeout: 30_000 })
    .toBe('done');
  return { attempt: attemptId, submission: submissionId };
}
