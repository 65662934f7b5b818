'use client';

import { useRouter } from 'next/navigation';
import { send } from '@/app/client/api';
import { useRequest } from '@/app/client/use-request';

/** Sends something about a piece of work and reads the page again. */
export function useSend() {
  const router = useRouter();
  const { state, refused, ask } = useRequest(async (...request: Parameters<typeof send>) => {
    await send(...request);
    router.refresh();
  });
  return { send: ask, sending: state === 'pending', refused };
}
