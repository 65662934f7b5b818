import { z } from 'zod';
import { setRole } from '@/lib/auth/roles';
import { handle } from '../../../../respond';

const Wanted = z.strictObject({ role: z.enum(['student', 'assistant', 'instructor']) });

export const PUT = handle({ input: Wanted, auth: true }, ({ db, actor, input, params }) =>
  setRole(db, actor, { userId: params.user ?? '', role: input.role }),
);
