'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';

/** Sends something about a piece of work and reads the page again. */
export function useSend() {
  const explain = useRefusal();
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  /** Whether it was carried out. */
  async function sendIt(method: 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown): Promise<boolean> {
    setRefused(null);
    setSending(true);
    try {
      await send(method, url, body);
      router.refresh();
      return true;
    } catch (error) {
      setRefused(explain(error));
      return false;
    } finally {
      setSending(false);
    }
  }
  return { send: sendIt, sending, refused };
}
