import { cookies, headers } from 'next/headers';
import { currentViewer } from '@/lib/auth/session';
import type { Locale } from '@/lib/authoring/text';
import { isLocale, negotiate } from './negotiate';

/** The reader's own choice, then this browser's, then what the browser asks for. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await currentViewer())?.locale;
  if (chosen) return chosen;
  const cookie = (await cookies()).get('locale')?.value;
  return isLocale(cookie) ? cookie : negotiate((await headers()).get('accept-language'));
}
