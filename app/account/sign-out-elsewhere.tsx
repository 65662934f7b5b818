'use client';

import { useTranslations } from 'next-intl';
import { send } from '../client/api';
import { useRequest } from '../client/use-request';
import { Button } from '../components/button';
import { Told } from './told';

export function SignOutElsewhere() {
  const t = useTranslations('auth.account.elsewhere');
  const { state, refused, ask } = useRequest(() => send('POST', '/api/auth/revoke-other-sessions', {}));
  return (
    <>
      <Button disabled={state === 'pending'} onClick={() => void ask()}>
        {t('submit')}
      </Button>
      <Told done={state === 'done' ? t('done') : null} refused={refused} />
    </>
  );
}
