import { z } from 'zod';
import { rememberLocale } from '@/lib/auth/preferences';
import { LOCALES } from '@/lib/text';
import { choiceCookie } from '../../cookies';
import { THEMES } from '../../theme';
import { handle } from '../respond';

const Preferences = z.strictObject({ locale: z.enum(LOCALES).optional(), theme: z.enum(THEMES).optional() });

/** The language is remembered with the person and in this browser, the theme in this browser. */
export const PUT = handle({ input: Preferences }, ({ db, actor, input, setCookies }) => {
  if (input.locale) {
    setCookies.push(choiceCookie('locale', input.locale));
    if (actor) rememberLocale(db, actor, input.locale);
  }
  if (input.theme) setCookies.push(choiceCookie('theme', input.theme));
});
