'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { ApiError } from './api';

/** Says in the reader's language why a request was not carried out, in English where nobody has translated it yet. */
export function useRefusal(): (error: unknown) => string {
  const t = useTranslations('errors');
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiError)) return t('internal');
      const key = error.reason as Parameters<typeof t.has>[0];
      if (!t.has(key)) return error.message;
      const sentence = t(key, error.details);
      const { blank: number } = error.details;
      return number === undefined ? sentence : t('in-blank', { number, sentence });
    },
    [t],
  );
}
