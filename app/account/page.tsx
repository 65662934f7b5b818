import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Page } from '@/app/components/page-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { currentViewer } from '@/lib/auth/session';
import { ButtonLink } from '../components/button';
import { DeleteAccount } from './delete-account';
import { NameForm } from './name-form';
import { PasswordForm } from './password-form';
import { SignOutElsewhere } from './sign-out-elsewhere';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.account'))('title') };
}

/** One's own name, password, sessions and data. A guest has their data alone, and the way to an account. */
export default async function AccountPage() {
  const viewer = await currentViewer();
  if (!viewer) redirect('/sign-in?next=/account');
  const t = await getTranslations('auth.account');
  const { actor, name, email } = viewer;
  return (
    <Page title={t('title')} lead={actor.guest ? t('guest') : email}>
      <ClientMessages namespaces={['auth']}>
        <div className="border-b border-rule">
          {actor.guest ? (
            <Part title={t('keep')}>
              <ButtonLink look="primary" href="/sign-up?next=/account">
                {t('signUp')}
              </ButtonLink>
            </Part>
          ) : (
            <>
              <Part title={t('name.title')}>
                <NameForm name={name} />
              </Part>
              <Part title={t('password.title')}>
                <PasswordForm />
              </Part>
              <Part title={t('elsewhere.title')} lead={t('elsewhere.lead')}>
                <SignOutElsewhere />
              </Part>
            </>
          )}
          {!actor.unsaved && (
            <Part title={t('data.title')} lead={t('data.lead')}>
              <a href="/api/account" download className="link inline-flex min-h-11 items-center font-semibold">
                {t('data.download')}
              </a>
            </Part>
          )}
          {!actor.guest && (
            <Part title={t('delete.title')} lead={t('delete.lead')}>
              <DeleteAccount email={email} />
            </Part>
          )}
        </div>
      </ClientMessages>
    </Page>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-8 gap-y-3 border-t border-rule py-6 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <h2 className="text-base">{title}</h2>
      <div className="grid justify-items-start gap-3">
        {lead && <p className="text-muted">{lead}</p>}
        {children}
      </div>
    </section>
  );
}
