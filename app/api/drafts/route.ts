import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { saveDraft } from '@/lib/drafts/drafts';
import { Name } from '../ids';
import { handle } from '../respond';

const Draft = z.strictObject({ key: Name, content: z.string() });

export const PUT = handle({ input: Draft, auth: true }, async ({ db, actor, input, now }) =>
  saveDraft(db, await catalog(), actor, input, now),
);
