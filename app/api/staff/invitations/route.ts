import { NextResponse } from 'next/server';
import { z } from 'zod';
import { inviteStaff } from '@/lib/auth/invitations';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { InvitationLink } from '../../answers/staff';
import { tell } from '../../answers/tell';
import { Name } from '../../ids';
import { handle } from '../../respond';

const Invitation = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['assistant', 'instructor']), courseId: Name }),
  z.strictObject({ role: z.literal('administrator') }),
]);

/** Makes a one-time link for a colleague; the token is told once and kept only as a hash. */
export const POST = handle({ input: Invitation, auth: true }, async ({ db, actor, input, now }) => {
  const invited =
    input.role === 'administrator'
      ? { role: input.role, courseId: null }
      : { role: input.role, courseId: selectCourse(await catalog(), input.courseId).id };
  return NextResponse.json(tell(InvitationLink, { token: inviteStaff(db, actor, invited, now) }), { status: 201 });
});
