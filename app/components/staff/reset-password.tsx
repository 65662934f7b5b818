'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ResetLink } from '@/app/api/answers/staff';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '../button';
import { Dialog } from '../dialog';
import { Field } from '../field';
import { Notice } from '../notice';
import { OneTimeLink } from './one-time-link';

const resetLink = () => import('@/app/api/answers/staff').then(({ ResetLink }) => ResetLink);

/** Makes a one-time link with which somebody sets a new password: for one person, or for whom the e-mail names. */
export function ResetPassword({ person }: { person?: { id: string; name: string } }) {
  const t = useTranslations('staff.reset');
  const explain = useRefusal();
  const [link, setLink] = useState<ResetLink | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get('email');
    setRefused(null);
    try {
      const whose = person ? { userId: person.id } : { email };
      setLink(await receive(resetLink, 'POST', '/api/staff/password-resets', whose));
    } catch (error) {
      setLink(null);
      setRefused(explain(error));
    }
  }

  return (
    <Dialog
      title={t('title')}
      trigger={<Button size="sm">{t('open')}</Button>}
      onOpenChange={(open) => {
        if (!open) setLink(null);
        setRefused(null);
      }}
    >
      <form className="grid justify-items-start gap-4" onSubmit={make}>
        <p>{person ? t('lead', { name: person.name }) : t('leadByEmail')}</p>
        {!person && (
          <Field
            className="w-full"
            name="email"
            type="email"
            label={t('email')}
            autoComplete="off"
            required
            maxLength={320}
          />
        )}
        <Button type="submit">{t('make')}</Button>
        {link && (
          <div className="w-full">
            <OneTimeLink
              label={t('link', { name: link.name, email: link.email })}
              hint={t('once')}
              path={`/reset-password/${link.token}`}
            />
          </div>
        )}
        {refused && (
          <Notice tone="not-yet" role="alert">
            {refused}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
