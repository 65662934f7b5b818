'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';

/** Changes something about people, and reads the page again; a refusal is told with whom it was about. */
export function useChange() {
  const explain = useRefusal();
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);

  async function change(about: string, method: 'PUT' | 'DELETE', url: string, body?: unknown) {
    setRefused(null);
    try {
      await send(method, url, body);
      router.refresh();
    } catch (error) {
      setRefused(`${about}: ${explain(error)}`);
    }
  }
  return { change, refused };
}
