import { NextResponse } from 'next/server';
import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { submitCode } from '@/lib/submissions/submit';
import { Submitted } from '../answers/submissions';
import { tell } from '../answers/tell';
import { Name } from '../ids';
import { handle } from '../respond';

const Submission = z.strictObject({
  courseId: Name,
  challengeId: Name,
  source: z.string(),
  /** Made by the client for one click of Submit. */
  requestId: z.string().regex(/^[\w-]{8,64}$/, 'expected 8 to 64 letters, digits and hyphens'),
});

/** Hands in a source. The answer comes at once; how it goes on is at `/api/submissions/<id>/events`. */
export const POST = handle({ input: Submission, auth: true }, async ({ db, actor, input, now }) =>
  NextResponse.json(tell(Submitted, submitCode(db, await catalog(), actor, input, now)), { status: 201 }),
);
