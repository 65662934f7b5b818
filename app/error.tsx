'use client';

import { useTranslations } from 'next-intl';
import { Button } from './components/button';
import { Page } from './components/page-frame';

export default function Fault({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('shell.fault');
  return (
    <Page title={t('title')} lead={t('text', { id: error.digest ?? '–' })}>
      <Button onClick={reset}>{t('retry')}</Button>
    </Page>
  );
}
