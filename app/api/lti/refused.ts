import { frameAncestors } from '@/lib/frame-ancestors';
import { localeOf } from '../../i18n/locale';
import { MESSAGES } from '../../i18n/messages';
import type { Asked } from '../body';
import { refusalOf } from '../refusal';
import { link, paragraph, plainPage } from './told';

/** Why a launch was not taken, as a page in the reader's language. @param again where it can begin in a window of its own */
export function refusedPage(asked: Asked, error: unknown, again: string | null = null): Response {
  const locale = localeOf(null, asked.headers);
  const { status, error: refusal } = refusalOf(error);
  const { errors, connections } = MESSAGES[locale];
  const words = connections.lti.refused;
  const sentence = (errors as Record<string, string>)[refusal.reason] ?? refusal.message;
  const said = paragraph(/[{]/.test(sentence) ? refusal.message : sentence);
  const body = said + (again === null ? '' : link(again, words.again));
  return plainPage(words.title, body, status, locale, `frame-ancestors ${frameAncestors()}`);
}
