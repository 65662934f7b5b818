import { parseCookies } from 'better-auth/cookies';

const YEAR = 365 * 24 * 3600;

/** What a browser has kept under a name. */
export function cookieOf(headers: Headers, name: string): string | undefined {
  const cookies = headers.get('cookie');
  return cookies === null ? undefined : parseCookies(cookies).get(name);
}

/** The Set-Cookie line for a choice that a browser keeps: a plain word, for a year. */
export function choiceCookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=lax`;
}
