'use client';

import { useEffect } from 'react';
import { send } from '@/app/client/api';

/** Notes, once the page is shown, that what staff wrote has been seen. The page itself goes on saying what was new. */
export function NoteSeen({ url }: { url: string }) {
  useEffect(() => {
    // Not noting it costs nothing but being told again.
    send('PUT', url).catch(() => {});
  }, [url]);
  return null;
}
