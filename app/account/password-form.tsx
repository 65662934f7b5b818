'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { send } from '../client/api';
import { useRequest } from '../client/use-request';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { Told } from './told';

/** A new password, by the old one. Every other session ends. */
export function PasswordForm() {
  const t = useTranslations('auth');
  const form = useRef<HTMLFormElement>(null);
  const { state, refused, ask } = useRequest(async () => {
    const { currentPassword, newPassword } = Object.fromEntries(new FormData(form.current ?? undefined));
    await send('POST', '/api/auth/change-password', { currentPassword, newPassword });
    form.current?.reset();
  });
  return (
    <form
      ref={form}
      className="grid w-full max-w-sm justify-items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Field
        className="w-full"
        name="currentPassword"
        type="password"
        label={t('account.password.current')}
        autoComplete="current-password"
        required
        maxLength={256}
      />
      <Field
        className="w-full"
        name="newPassword"
        type="password"
        label={t('reset.password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={256}
      />
      <Told done={state === 'done' ? t('account.password.done') : null} refused={refused} />
      <Button type="submit" disabled={state === 'pending'}>
        {t('reset.submit')}
      </Button>
    </form>
  );
}
