import { catalog } from '@/lib/catalog/catalog';
import { selectSubmission } from '@/lib/submissions/read';
import { SubmissionView } from '@/lib/submissions/view';
import { tell } from '../../answers/tell';
import { handle } from '../../respond';

export const GET = handle({ auth: true }, async ({ db, actor, params, now }) =>
  tell(SubmissionView, selectSubmission(db, await catalog(), actor, params.id ?? '', now)),
);
