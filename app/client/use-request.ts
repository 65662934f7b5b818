'use client';

import { useState } from 'react';
import { useRefusal } from './use-refusal';

/** One request of a page: whether it is on its way, whether it was carried out, or why not. */
export function useRequest<Given extends unknown[]>(request: (...given: Given) => Promise<unknown>) {
  const explain = useRefusal();
  const [state, setState] = useState<'open' | 'pending' | 'done'>('open');
  const [refused, setRefused] = useState<string | null>(null);

  /** Whether it was carried out. */
  async function ask(...given: Given): Promise<boolean> {
    setState('pending');
    setRefused(null);
    try {
      await request(...given);
      setState('done');
      return true;
    } catch (error) {
      setRefused(explain(error));
      setState('open');
      return false;
    }
  }
  return { state, refused, ask };
}
