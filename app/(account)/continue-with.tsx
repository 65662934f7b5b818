'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';

const Way = z.object({ url: z.url() });

/** Goes to the identity provider, and comes back signed in. */
export function ContinueWith({ provider, next }: { provider: string; next: string }) {
  const t = useTranslations('auth');
  const explain = useRefusal();
  const [refused, setRefused] = useState<string | null>(null);

  async function go() {
    setRefused(null);
    const wanted = { provider: 'oidc', callbackURL: next, errorCallbackURL: '/sign-in' };
    try {
      window.location.assign((await receive(Way, 'POST', '/api/auth/sign-in/social', wanted)).url);
    } catch (error) {
      setRefused(explain(error));
    }
  }

  return (
    <div className="mb-8 grid gap-3 border-b border-rule pb-8">
      <Button onClick={() => void go()}>{t('continueWith', { provider })}</Button>
      {refused && (
        <Notice tone="not-yet" role="alert">
          {refused}
        </Notice>
      )}
    </div>
  );
}
