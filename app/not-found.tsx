import { getTranslations } from 'next-intl/server';
import { ButtonLink } from './components/button';
import { Page } from './components/page-frame';

export default async function NotFound() {
  const t = await getTranslations('shell.notFound');
  return (
    <Page title={t('title')} lead={t('text')}>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </Page>
  );
}
