import { handle } from '@/app/api/respond';
import { selectShownChallenge } from '@/lib/assignments/windows';
import { challengeModule } from '@/lib/browser-grading/assets';
import { catalog } from '@/lib/catalog/catalog';
import { DomainError } from '@/lib/errors';
import { immutable } from '../../../../immutable';

/** A challenge's declaration for runs in the browser, for whoever may open the challenge. */
export const GET = handle({ auth: true }, async ({ db, actor, params, now }) => {
  const place = { courseId: params.course ?? '', challengeId: params.challenge ?? '' };
  const { code, hash } = await challengeModule(selectShownChallenge(db, await catalog(), actor, place, now));
  if (params.hash !== hash) {
    throw new DomainError('not-found', 'asset-unknown', 'This file is of another version: load the page again.');
  }
  return new Response(code, { headers: immutable('text/javascript; charset=utf-8', { everybody: false }) });
});
