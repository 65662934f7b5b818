import { z } from 'zod';

/** What a token lets a program do, each on its own. Its maker's role has to allow it, too. */
export const SCOPES = [
  'roster:read',
  'roster:write',
  'assignments:read',
  'assignments:write',
  'grades:read',
  'submissions:read',
  'regrades:write',
] as const;

export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;

export const Scopes = z
  .array(Scope)
  .min(1)
  .refine((scopes) => new Set(scopes).size === scopes.length, 'each scope once');
