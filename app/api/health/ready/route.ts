import { NextResponse } from 'next/server';
import { catalog } from '@/lib/catalog/catalog';
import { tryWriting } from '@/lib/db/writable';
import { handle } from '../../respond';

/** Whether this server can do all its work now, writing included: 200, or 503 with what is in the way. */
export const GET = handle({}, async ({ db }) => {
  const { courses } = await catalog();
  const trouble = tryWriting(db);
  if (trouble === null && courses.size > 0) return { status: 'ready' };
  const why = trouble === null ? 'no course can be served' : `the database cannot be written (${trouble})`;
  return NextResponse.json({ status: 'not-ready', why }, { status: 503, headers: { 'retry-after': '1' } });
});
