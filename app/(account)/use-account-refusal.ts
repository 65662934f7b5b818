'use client';

import { useTranslations } from 'next-intl';

/** The sentence for what `requestAccount` brought back. */
export function useAccountRefusal(): (reason: string) => string {
  const refused = useTranslations('auth.refused');
  const errors = useTranslations('errors');
  return (reason) => {
    const key = reason as Parameters<typeof refused.has>[0];
    if (refused.has(key)) return refused(key);
    return errors(reason === 'offline' ? 'offline' : 'internal');
  };
}
