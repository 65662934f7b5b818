'use client';

import { useState } from 'react';
import { useRefusal } from '../client/use-refusal';

/** One change of an account: whether it is on its way, whether it was made, or why not. */
export function useRequest(change: () => Promise<void>) {
  const explain = useRefusal();
  const [state, setState] = useState<'open' | 'pending' | 'done'>('open');
  const [refused, setRefused] = useState<string | null>(null);
  async function ask() {
    setState('pending');
    setRefused(null);
    try {
      await change();
      setState('done');
    } catch (error) {
      setRefused(explain(error));
      setState('open');
    }
  }
  return { state, refused, ask };
}
