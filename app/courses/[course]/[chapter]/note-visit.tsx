'use client';

import { useEffect } from 'react';
import { send } from '@/app/client/api';

/** Tells the server that the lesson is being read: a page that was fetched ahead is not. It is shown all the same if that fails. */
export function NoteVisit({ courseId, chapterId }: { courseId: string; chapterId: string }) {
  useEffect(() => {
    send('POST', '/api/visits', { courseId, chapterId }).catch(() => undefined);
  }, [courseId, chapterId]);
  return null;
}
