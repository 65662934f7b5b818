'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { requestAccount } from './request-account';
import { useAccountRefusal } from './use-account-refusal';

/** E-mail and password, and for a new account the name. A full load follows, so that every part of the page knows. */
export function AccountForm({ mode, next }: { mode: 'signIn' | 'signUp'; next: string }) {
  const t = useTranslations('auth');
  const explain = useAccountRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setPending(true);
    const reason = await requestAccount(mode === 'signIn' ? 'sign-in/email' : 'sign-up/email', values);
    if (reason === null) return window.location.assign(next);
    setRefused(reason);
    setPending(false);
  }

  return (
    <form onSubmit={submit} className="grid gap-5">
      {mode === 'signUp' && (
        <Field name="name" label={t('name')} hint={t('nameHint')} autoComplete="name" required maxLength={100} />
      )}
      <Field name="email" type="email" label={t('email')} autoComplete="email" required maxLength={200} />
      <Field
        name="password"
        type="password"
        label={t('password')}
        hint={mode === 'signUp' ? t('passwordHint') : undefined}
        autoComplete={mode === 'signUp' ? 'new-password' : 'current-password'}
        required
        minLength={mode === 'signUp' ? 8 : undefined}
        maxLength={256}
      />
      {refused && (
        <Notice tone="not-yet" role="alert">
          {explain(refused)}
        </Notice>
      )}
      <Button type="submit" look="primary" disabled={pending}>
        {t(`${mode}.submit`)}
      </Button>
    </form>
  );
}
