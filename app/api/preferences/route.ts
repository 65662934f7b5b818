import { cookies } from 'next/headers';
import { z } from 'zod';
import { rememberLocale } from '@/lib/auth/preferences';
import { LOCALES } from '@/lib/authoring/text';
import { THEMES } from '../../theme';
import { handle } from '../respond';

const Preferences = z.strictObject({ locale: z.enum(LOCALES).optional(), theme: z.enum(THEMES).optional() });

const YEAR = 365 * 24 * 3600;

/** The language is remembered with the person and in this browser, the theme in this browser. */
export const PUT = handle({ input: Preferences }, async ({ db, actor, input }) => {
  const jar = await cookies();
  const keep = (name: string, value: string) => jar.set(name, value, { maxAge: YEAR, sameSite: 'lax', path: '/' });
  if (input.locale) {
    keep('locale', input.locale);
    if (actor) rememberLocale(db, actor, input.locale);
  }
  if (input.theme) keep('theme', input.theme);
});
