'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import type { OpenInvitation } from '@/lib/auth/invitations';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';

/** Invitations that nobody has used yet, each of which can be taken back. */
export function OpenInvitations({ invitations }: { invitations: OpenInvitation[] }) {
  const t = useTranslations('staff.people.invitations');
  const format = useFormatter();
  const explain = useRefusal();
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);
  const moment = (time: number) => format.dateTime(time, { dateStyle: 'medium', timeStyle: 'short' });

  async function revoke(id: string) {
    setRefused(null);
    try {
      await send('DELETE', `/api/staff/invitations/${id}`);
    } catch (error) {
      setRefused(explain(error));
    }
    router.refresh();
  }

  return (
    <>
      <ul className="border-b border-rule">
        {invitations.map(({ id, role, createdAt, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-rule py-3"
          >
            <span>
              <span className="block font-semibold">{t(role)}</span>
              <span className="block text-sm text-muted">
                {t('times', { made: moment(createdAt), ends: moment(expiresAt) })}
              </span>
            </span>
            <Button
              size="sm"
              look="quiet"
              aria-label={t('revokeOf', { invitation: t(role), made: moment(createdAt) })}
              onClick={() => void revoke(id)}
            >
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
      {refused && (
        <Notice tone="not-yet" role="alert" className="mt-4">
          {refused}
        </Notice>
      )}
    </>
  );
}
