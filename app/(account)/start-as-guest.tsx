'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/app/components/button';
import { requestAccount } from './request-account';
import { useAccountRefusal } from './use-account-refusal';

export function StartAsGuest({ next, look = 'secondary' }: { next: string; look?: 'primary' | 'secondary' }) {
  const t = useTranslations('auth');
  const explain = useAccountRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  async function start() {
    setPending(true);
    const reason = await requestAccount('sign-in/anonymous', {});
    if (reason === null) return window.location.assign(next);
    setRefused(reason);
    setPending(false);
  }
  return (
    <>
      <Button look={look} onClick={start} disabled={pending}>
        {t('guest')}
      </Button>
      {refused && (
        <p role="alert" className="text-sm text-not-yet">
          {explain(refused)}
        </p>
      )}
    </>
  );
}
