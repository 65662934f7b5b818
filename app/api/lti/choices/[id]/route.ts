import { viewerOf } from '@/lib/auth/session';
import { catalog } from '@/lib/catalog/catalog';
import { database } from '@/lib/db/open';
import { untilWritable } from '@/lib/db/writable';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/errors';
import { frameAncestors } from '@/lib/frame-ancestors';
import { answerChoice } from '@/lib/lti/choices';
import { localeOf } from '../../../../i18n/locale';
import { MESSAGES } from '../../../../i18n/messages';
import { type Asked, readBody } from '../../../body';
import { requireSameOrigin } from '../../../same-origin';
import { refusedPage } from '../../refused';
import { escaped, hidden, paragraph, plainPage } from '../../told';

/** What was chosen goes back to the platform: a form that the reader sends there. */
export async function POST(asked: Asked, { params }: { params: Promise<Record<string, string>> }): Promise<Response> {
  try {
    requireSameOrigin(asked);
    const viewer = await viewerOf(asked.headers);
    if (!viewer) throw new DomainError('forbidden', 'sign-in-first', 'Sign in, or start as a guest, to do this.');
    const words = new URLSearchParams((await readBody(asked)).toString('utf8')).getAll('target');
    const db = database();
    await untilWritable(db);
    const locale = localeOf(viewer, asked.headers);
    const chosen = { id: (await params).id ?? '', words, base: env().address, locale };
    const { returnUrl, token } = await answerChoice(db, await catalog(), viewer.actor, chosen, Date.now());
    const { title, text, send } = MESSAGES[locale].connections.lti.chosen;
    const form = `<form method="post" action="${escaped(returnUrl)}">${hidden('JWT', token)}
<button style="font:inherit;padding:.5rem 1rem" autofocus>${escaped(send)}</button></form>`;
    const policy = `form-action ${new URL(returnUrl).origin}; frame-ancestors ${frameAncestors()}`;
    return plainPage(title, paragraph(text) + form, 200, locale, policy);
  } catch (error) {
    return refusedPage(asked, error);
  }
}
