import { NextResponse } from 'next/server';

export const dynamic = 'force-dynamic';

/** This process answers; nothing else is asked of it. What stays silent here wants to be started again. */
export function GET(): NextResponse {
  return NextResponse.json({ status: 'ok' });
}
