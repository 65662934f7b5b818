'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';

export function AcceptInvitation({ token }: { token: string }) {
  const t = useTranslations('auth');
  const explain = useRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  async function accept() {
    try {
      await send('POST', `/api/invitations/${token}`, {});
      window.location.assign('/staff');
    } catch (error) {
      setRefused(explain(error));
    }
  }
  return (
    <div className="grid justify-items-start gap-4">
      <Button look="primary" onClick={accept}>
        {t('invite.accept')}
      </Button>
      {refused && (
        <Notice tone="not-yet" role="alert">
          {refused}
        </Notice>
      )}
    </div>
  );
}
