'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';

/** E-mail and password, and for a new account the name. A full load follows, so that every part of the page knows. */
export function AccountForm({ mode, next }: { mode: 'signIn' | 'signUp'; next: string }) {
  const t = useTranslations('auth');
  const explain = useRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setPending(true);
    try {
      await send('POST', `/api/auth/${mode === 'signIn' ? 'sign-in' : 'sign-up'}/email`, values);
      window.location.assign(next);
    } catch (error) {
      setRefused(explain(error));
      setPending(false);
    }
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
          {refused}
        </Notice>
      )}
      <Button type="submit" look="primary" disabled={pending}>
        {t(`${mode}.submit`)}
      </Button>
    </form>
  );
}
