'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '../client/api';
import { useRequest } from '../client/use-request';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { Told } from './told';

export function NameForm({ name: before }: { name: string }) {
  const t = useTranslations('auth');
  const router = useRouter();
  const [name, setName] = useState(before);
  const { state, refused, ask } = useRequest(async () => {
    await send('POST', '/api/auth/update-user', { name });
    router.refresh();
  });
  return (
    <form
      className="grid w-full max-w-sm justify-items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Field
        className="w-full"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Told done={state === 'done' && name === before ? t('account.saved') : null} refused={refused} />
      <Button type="submit" disabled={state === 'pending' || name === before}>
        {t('account.save')}
      </Button>
    </form>
  );
}
