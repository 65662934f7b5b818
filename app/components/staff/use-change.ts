'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { send } from '@/app/client/api';
import { useRequest } from '@/app/client/use-request';

/** Changes something about people, and reads the page again; a refusal is told with whom it was about. */
export function useChange() {
  const router = useRouter();
  const [about, setAbout] = useState('');
  const { refused, ask } = useRequest(send);

  async function change(whom: string, ...request: Parameters<typeof send>): Promise<void> {
    setAbout(whom);
    await ask(...request);
    // Also after a refusal: what is refused is often what is no longer so.
    router.refresh();
  }
  return { change, refused: refused === null ? null : `${about}: ${refused}` };
}
