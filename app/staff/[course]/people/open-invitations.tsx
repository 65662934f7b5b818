'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { RowList } from '@/app/components/staff/row-list';
import { useChange } from '@/app/components/staff/use-change';
import type { OpenInvitation } from '@/lib/auth/invitations';
import { Button } from '../../../components/button';

/** Invitations that nobody has used yet, each of which can be taken back. */
export function OpenInvitations({ invitations }: { invitations: OpenInvitation[] }) {
  const t = useTranslations('staff.people.invitations');
  const format = useFormatter();
  const { change, refused } = useChange();
  const moment = (time: number) => format.dateTime(time, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <RowList
      of={invitations}
      about={({ role, createdAt, expiresAt }) => (
        <>
          <span className="block font-semibold">{t(role)}</span>
          <span className="block text-sm text-muted">
            {t('times', { made: moment(createdAt), ends: moment(expiresAt) })}
          </span>
        </>
      )}
      changes={({ id, role, createdAt }) => (
        <Button
          size="sm"
          look="quiet"
          aria-label={t('revokeOf', { invitation: t(role), made: moment(createdAt) })}
          onClick={() => void change(t(role), 'DELETE', `/api/staff/invitations/${id}`)}
        >
          {t('revoke')}
        </Button>
      )}
      refused={refused}
    />
  );
}
