import { catalog } from '@/lib/catalog/catalog';
import { selectSubmission } from '@/lib/submissions/read';
import { handle } from '../../respond';

export const GET = handle({ auth: true }, async ({ db, actor, params, now }) =>
  selectSubmission(db, await catalog(), actor, params.id ?? '', now),
);
