import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Page } from '@/app/components/page-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { ReceiptChecker } from './receipt-checker';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts'))('title') };
}

/** Where anybody, signed in or not, sees whether a receipt may be believed. */
export default async function ReceiptsPage() {
  const t = await getTranslations('receipts');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ClientMessages namespaces={['receipts']}>
        <ReceiptChecker />
      </ClientMessages>
    </Page>
  );
}
