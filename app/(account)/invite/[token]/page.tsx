import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/components/button';
import { Page } from '@/app/components/page-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { selectInvitation } from '@/lib/auth/invitations';
import { currentViewer } from '@/lib/auth/session';
import { catalog } from '@/lib/catalog/catalog';
import { findCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { DomainError } from '@/lib/errors';
import { textIn } from '@/lib/text';
import { AcceptInvitation } from './accept-invitation';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('invite.title'), referrer: 'no-referrer' };
}

function openInvitation(token: string) {
  try {
    return selectInvitation(database(), token, Date.now());
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

export default async function InvitePage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params;
  const [t, shell, viewer] = await Promise.all([getTranslations('auth'), getTranslations('shell'), currentViewer()]);
  const invitation = openInvitation(token);
  if (!invitation) {
    return (
      <Page title={t('invite.title')} lead={t('invite.unknown')}>
        <ButtonLink href="/">{shell('notFound.home')}</ButtonLink>
      </Page>
    );
  }
  const named = invitation.courseId === null ? null : findCourse(await catalog(), invitation.courseId);
  const course = named ? textIn(named.title, await getLocale()) : (invitation.courseId ?? '');
  const next = encodeURIComponent(`/invite/${token}`);
  return (
    <Page title={t('invite.title')} lead={t(`invite.${invitation.role}`, { course })}>
      {viewer && !viewer.actor.guest ? (
        <ClientMessages namespaces={['auth']}>
          <AcceptInvitation token={token} />
        </ClientMessages>
      ) : (
        <div className="grid gap-4">
          <p>{t('invite.signUpFirst')}</p>
          <p className="flex flex-wrap gap-3">
            <ButtonLink look="primary" href={`/sign-up?next=${next}`}>
              {t('signUp.submit')}
            </ButtonLink>
            <ButtonLink href={`/sign-in?next=${next}`}>{t('signIn.submit')}</ButtonLink>
          </p>
        </div>
      )}
    </Page>
  );
}
