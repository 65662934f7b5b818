'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '../client/api';
import { useRequest } from '../client/use-request';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { Field } from '../components/field';
import { Told } from './told';

/** Says what goes and what stays, asks for the password, and then erases the account for good. */
export function DeleteAccount({ email }: { email: string }) {
  const t = useTranslations('auth.account.delete');
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const { state, refused, ask } = useRequest(async () => {
    // Who says the password has a fresh session; only one of these may erase the account.
    await send('POST', '/api/auth/sign-in/email', { email, password });
    await send('DELETE', '/api/account');
    // A full load, so that nothing of the person stays in the page's memory.
    window.location.assign('/');
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('submit')}</Button>
      <Dialog title={t('sure')} open={open} onOpenChange={setOpen}>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void ask();
          }}
        >
          <ul className="grid list-disc gap-1 pl-5">
            <li>{t('goes')}</li>
            <li>{t('stays')}</li>
            <li>{t('never')}</li>
          </ul>
          <Field
            type="password"
            label={t('password')}
            autoComplete="current-password"
            required
            maxLength={256}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Told done={null} refused={refused} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look="primary" disabled={state !== 'open' || password === ''}>
              {t('yes')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('no')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
