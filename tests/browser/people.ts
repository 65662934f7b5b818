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

const INSTRUCTOR = { email: 'first.instructor@example.org', name: 'Grace Instructor' };

/** The first instructor: made once with the link from the server's console, signed in afterwards. */
export async function signInInstructor(api: APIRequestContext): Promise<void> {
  const known = await api.post('/api/auth/sign-in/email', { data: { email: INSTRUCTOR.email, password: PASSWORD } });
  if (known.ok()) return;
  const made = await api.post('/api/auth/sign-up/email', { data: { ...INSTRUCTOR, password: PASSWORD } });
  expect(made.status(), await made.text()).toBe(200);
  const accepted = await api.post(`/api/invitations/${process.env.FIRST_INSTRUCTOR}`);
  expect(accepted.status(), await accepted.text()).toBe(200);
}

/** Gives a page the session of a client. */
export async function bring(page: Page, api: APIRequestContext): Promise<void> {
  const { cookies } = await api.storageState();
  await page.context().addCookies(cookies);
}
