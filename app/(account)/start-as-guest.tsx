'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';

/** Somebody becomes a guest: from here on pages are open to them, and what they save first makes their row. */
export function StartAsGuest({ next, look = 'secondary' }: { next: string; look?: 'primary' | 'secondary' }) {
  const t = useTranslations('auth');
  const explain = useRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  async function start() {
    setPending(true);
    try {
      await send('POST', '/api/auth/guest', {});
      window.location.assign(next);
    } catch (error) {
      setRefused(explain(error));
      setPending(false);
    }
  }
  return (
    <>
      <Button look={look} onClick={start} disabled={pending}>
        {t('guest')}
      </Button>
      {refused && (
        <p role="alert" className="text-sm text-not-yet">
          {refused}
        </p>
      )}
    </>
  );
}
