import { z } from 'zod';
import type { Draft } from '@/lib/drafts/drafts';

export const SavedDraft = z.object({ updatedAt: z.number() });

export const KeptDraft: z.ZodType<Draft | null> = SavedDraft.extend({ content: z.string() }).nullable();
