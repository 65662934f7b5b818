import { NextResponse } from 'next/server';
import { addPlatform, NewPlatform } from '@/lib/lti/platforms';
import { handle } from '../../respond';

/** Registers a learning platform. */
export const POST = handle({ input: NewPlatform, auth: true }, ({ db, actor, input, now }) =>
  NextResponse.json({ id: addPlatform(db, actor, input, now) }, { status: 201 }),
);
