import { headers } from 'next/headers';
import { currentViewer, type Viewer } from '@/lib/auth/session';
import type { Locale } from '@/lib/text';
import { cookieOf } from '../cookies';
import { isLocale, negotiate } from './negotiate';

/** The reader's own choice, then this browser's, then what the browser asks for. */
export function localeOf(viewer: Viewer | null, headers: Headers): Locale {
  if (viewer?.locale) return viewer.locale;
  const cookie = cookieOf(headers, 'locale');
  return isLocale(cookie) ? cookie : negotiate(headers.get('accept-language'));
}

/** The language of the page that is being made. */
export async function requestLocale(): Promise<Locale> {
  return localeOf(await currentViewer(), await headers());
}
