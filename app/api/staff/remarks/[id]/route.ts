import { catalog } from '@/lib/catalog/catalog';
import { undoRemark } from '@/lib/remarks/remark';
import { handle } from '../../../respond';

export const DELETE = handle({ auth: true }, async ({ db, actor, params, now }) =>
  undoRemark(db, await catalog(), actor, params.id ?? '', now),
);
