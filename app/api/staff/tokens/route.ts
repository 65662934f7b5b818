import { NextResponse } from 'next/server';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { createToken, NewToken } from '@/lib/tokens/tokens';
import { NewAccessToken } from '../../answers/staff';
import { tell } from '../../answers/tell';
import { handle } from '../../respond';

/** Makes an access token; it is told once and kept only as a hash. */
export const POST = handle({ input: NewToken, auth: true }, async ({ db, actor, input, now }) => {
  if (input.courseId !== null) selectCourse(await catalog(), input.courseId);
  return NextResponse.json(tell(NewAccessToken, createToken(db, actor, input, now)), { status: 201 });
});
