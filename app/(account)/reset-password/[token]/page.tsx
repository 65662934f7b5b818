import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/components/button';
import { Page } from '@/app/components/page-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { auth } from '@/lib/auth/auth';
import { selectPasswordReset } from '@/lib/auth/password-reset';
import { database } from '@/lib/db/open';
import { DomainError } from '@/lib/errors';
import { SetPassword } from './set-password';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('reset.title'), referrer: 'no-referrer' };
}

async function openReset(token: string) {
  try {
    return await selectPasswordReset(auth(), database(), token, Date.now());
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

export default async function ResetPasswordPage({ params }: PageProps<'/reset-password/[token]'>) {
  const { token } = await params;
  const [t, person] = await Promise.all([getTranslations('auth'), openReset(token)]);
  if (!person) {
    return (
      <Page title={t('reset.title')} lead={t('reset.unknown')}>
        <ButtonLink href="/sign-in">{t('signIn.submit')}</ButtonLink>
      </Page>
    );
  }
  return (
    <Page title={t('reset.title')} lead={t('reset.lead', { name: person.name, email: person.email })}>
      <ClientMessages namespaces={['auth']}>
        <SetPassword token={token} email={person.email} />
      </ClientMessages>
    </Page>
  );
}
