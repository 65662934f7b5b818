import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/components/button';
import { Page } from '@/app/components/page-frame';

export default async function StaffOnly() {
  const t = await getTranslations('staff.forbidden');
  return (
    <Page title={t('title')} lead={t('text')}>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </Page>
  );
}
