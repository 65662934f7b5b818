import { selectSubmission } from '@/lib/submissions/read';
import { handle } from '../../respond';

export const GET = handle({ auth: true }, ({ db, actor, params, now }) =>
  selectSubmission(db, actor, params.id ?? '', now),
);
