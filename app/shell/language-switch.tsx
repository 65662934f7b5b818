'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { useTransition } from 'react';
import { send } from '../client/api';

const OTHER = { en: { locale: 'fr', name: 'Français' }, fr: { locale: 'en', name: 'English' } } as const;

export function LanguageSwitch() {
  const { locale, name } = OTHER[useLocale()];
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <button
      type="button"
      lang={locale}
      disabled={pending}
      onClick={() =>
        start(async () => {
          await send('PUT', '/api/preferences', { locale }).catch(() => undefined);
          router.refresh();
        })
      }
      className="min-h-11 rounded-md px-2 text-muted hover:bg-sunken hover:text-ink"
    >
      {name}
    </button>
  );
}
