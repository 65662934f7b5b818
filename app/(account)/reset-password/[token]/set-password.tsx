'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button, ButtonLink } from '@/app/components/button';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';

/** Sets a new password, once, with the token of the link. */
export function SetPassword({ token, email }: { token: string; email: string }) {
  const t = useTranslations('auth');
  const explain = useRefusal();
  const [state, setState] = useState<'open' | 'pending' | 'done'>('open');
  const [refused, setRefused] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const newPassword = new FormData(event.currentTarget).get('password');
    setState('pending');
    setRefused(null);
    try {
      await send('POST', '/api/auth/reset-password', { token, newPassword });
      setState('done');
    } catch (error) {
      setRefused(explain(error));
      setState('open');
    }
  }

  if (state === 'done') {
    return (
      <div className="grid justify-items-start gap-4">
        <Notice tone="pass" role="status">
          {t('reset.done')}
        </Notice>
        <ButtonLink look="primary" href="/sign-in">
          {t('signIn.submit')}
        </ButtonLink>
      </div>
    );
  }
  return (
    <form onSubmit={submit} className="grid max-w-sm gap-5">
      {/* For the browser's memory of passwords. */}
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <Field
        name="password"
        type="password"
        label={t('reset.password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={256}
      />
      {refused && (
        <Notice tone="not-yet" role="alert">
          {refused}
        </Notice>
      )}
      <Button type="submit" look="primary" disabled={state === 'pending'}>
        {t('reset.submit')}
      </Button>
    </form>
  );
}
