'use client';

import { useTranslations } from 'next-intl';
import { send } from '../client/api';

export function SignOut() {
  const t = useTranslations('shell');
  async function signOut() {
    await send('POST', '/api/auth/sign-out', {}).catch(() => undefined);
    // A full load, so that nothing of the person stays in the page's memory.
    window.location.assign('/');
  }
  return (
    <button
      type="button"
      onClick={signOut}
      className="min-h-11 rounded-md px-2 text-muted hover:bg-sunken hover:text-ink"
    >
      {t('signOut')}
    </button>
  );
}
