import { NextResponse } from 'next/server';
import { z } from 'zod';
import { auth } from '@/lib/auth/auth';
import { createPasswordReset } from '@/lib/auth/password-reset';
import { selectPersonByEmail } from '@/lib/auth/roles';
import { ResetLink } from '../../answers/staff';
import { tell } from '../../answers/tell';
import { Name } from '../../ids';
import { handle } from '../../respond';

const Whose = z.union([z.strictObject({ userId: Name }), z.strictObject({ email: z.string().max(320) })]);

/** Makes a one-time link with which somebody sets a new password; the token is told once and kept only as a hash. */
export const POST = handle({ input: Whose, auth: true }, async ({ db, actor, input, now }) => {
  const userId = 'userId' in input ? input.userId : selectPersonByEmail(db, actor, input.email).id;
  const link = await createPasswordReset(auth(), db, actor, userId, now);
  return NextResponse.json(tell(ResetLink, link), { status: 201 });
});
