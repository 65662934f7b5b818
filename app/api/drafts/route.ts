import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { findDraft, saveDraft } from '@/lib/drafts/drafts';
import { KeptDraft, SavedDraft } from '../answers/drafts';
import { tell } from '../answers/tell';
import { Name } from '../ids';
import { handle } from '../respond';

const Draft = z.strictObject({ key: Name, content: z.string(), basedOn: z.number().int().nullable().optional() });

export const GET = handle({ auth: true }, ({ db, actor, request }) =>
  tell(KeptDraft, findDraft(db, actor, new URL(request.url).searchParams.get('key') ?? '')),
);

export const PUT = handle({ input: Draft, auth: true }, async ({ db, actor, input, now }) =>
  tell(SavedDraft, saveDraft(db, await catalog(), actor, input, now)),
);
