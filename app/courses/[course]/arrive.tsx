'use client';

import { useEffect } from 'react';
import { send } from '@/app/client/api';

/** Tells the server that somebody who is not in the course yet has opened it. Once they do something in it, it knows anyway. */
export function Arrive({ courseId }: { courseId: string }) {
  useEffect(() => {
    send('POST', '/api/enrolments', { courseId }).catch(() => undefined);
  }, [courseId]);
  return null;
}
