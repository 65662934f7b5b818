import { NextResponse } from 'next/server';
import { z } from 'zod';
import { inviteStaff } from '@/lib/auth/invitations';
import { handle } from '../../respond';

const Invitation = z.strictObject({ role: z.enum(['assistant', 'instructor']) });

/** Makes a one-time link for a colleague; the token is told once and kept only as a hash. */
export const POST = handle({ input: Invitation, auth: true }, ({ db, actor, input, now }) =>
  NextResponse.json({ token: inviteStaff(db, actor, input.role, now) }, { status: 201 }),
);
