import { handle } from '@/app/api/respond';
import { catalog } from '@/lib/catalog/catalog';
import { selectChallenge, selectCourse } from '@/lib/catalog/select';
import { DomainError } from '@/lib/errors';
import { challengeModule } from '@/lib/practice/assets';
import { immutable } from '../../../../immutable';

/** A challenge's declaration for runs in the browser, for whoever may open the challenge. */
export const GET = handle({ auth: true }, async ({ params }) => {
  const course = selectCourse(await catalog(), params.course ?? '');
  const { code, hash } = await challengeModule(selectChallenge(course, params.challenge ?? ''));
  if (params.hash !== hash) {
    throw new DomainError('not-found', 'asset-unknown', 'This file is of another version: load the page again.');
  }
  return new Response(code, { headers: immutable('text/javascript; charset=utf-8', { everybody: false }) });
});
