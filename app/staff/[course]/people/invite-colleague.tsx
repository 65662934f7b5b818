'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import type { OpenInvitation } from '@/lib/auth/invitations';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Notice } from '../../../components/notice';
import { OneTimeLink } from '../../../components/staff/one-time-link';

const invitationLink = () => import('@/app/api/answers/staff').then(({ InvitationLink }) => InvitationLink);

type Role = OpenInvitation['role'];

interface InviteColleagueProps {
  courseId: string;
  /** Whether one may also make links for administrators. */
  administrator: boolean;
}

/** Makes a one-time link for a colleague. It is shown once; the server keeps only a hash of it. */
export function InviteColleague({ courseId, administrator }: InviteColleagueProps) {
  const t = useTranslations('staff.invite');
  const explain = useRefusal();
  const [link, setLink] = useState<{ role: Role; path: string } | null>(null);
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);

  async function invite(role: Role) {
    setRefused(null);
    try {
      const what = role === 'administrator' ? { role } : { role, courseId };
      const { token } = await receive(invitationLink, 'POST', '/api/staff/invitations', what);
      setLink({ role, path: `/invite/${token}` });
      // The list of open invitations on the page has one more.
      router.refresh();
    } catch (error) {
      setRefused(explain(error));
    }
  }

  return (
    <Dialog
      title={t('title')}
      trigger={<Button size="sm">{t('open')}</Button>}
      onOpenChange={(open) => {
        if (!open) setLink(null);
      }}
    >
      <div className="grid gap-4">
        <p>{t('lead')}</p>
        {administrator && <p className="text-muted">{t('installation')}</p>}
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => void invite('assistant')}>{t('assistant')}</Button>
          <Button onClick={() => void invite('instructor')}>{t('instructor')}</Button>
          {administrator && <Button onClick={() => void invite('administrator')}>{t('administrator')}</Button>}
        </div>
        {link && <OneTimeLink label={t(`link.${link.role}`)} hint={t('once')} path={link.path} />}
        {refused && (
          <Notice tone="not-yet" role="alert">
            {refused}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
