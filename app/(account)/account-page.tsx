import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { currentViewer } from '@/lib/auth/session';
import { AccountForm } from './account-form';
import { safeReturn } from './safe-return';
import { StartAsGuest } from './start-as-guest';

/** Signing in and signing up are one page with two faces. */
export async function AccountPage({ mode, next: wanted }: { mode: 'signIn' | 'signUp'; next: string | undefined }) {
  const next = safeReturn(wanted);
  const viewer = await currentViewer();
  if (viewer && !viewer.actor.guest) redirect(next);
  const t = await getTranslations('auth');
  const other = mode === 'signIn' ? '/sign-up' : '/sign-in';
  const lead = mode === 'signUp' && (viewer ? t('signUp.guestLead') : t('signUp.lead'));
  return (
    <div className="mx-auto w-full max-w-sm">
      <h1 className="text-2xl">{t(`${mode}.title`)}</h1>
      {lead && <p className="mt-2 text-muted">{lead}</p>}
      <div className="mt-8">
        <ClientMessages namespaces={['auth']}>
          <AccountForm mode={mode} next={next} />
          {!viewer && (
            <div className="mt-8 grid gap-2 border-t border-rule pt-6">
              <StartAsGuest next={next} />
              <p className="text-xs text-muted">{t('guestNote')}</p>
            </div>
          )}
        </ClientMessages>
      </div>
      <p className="mt-8 text-sm text-muted">
        {t(`${mode}.other`)}{' '}
        <Link href={next === '/' ? other : `${other}?next=${encodeURIComponent(next)}`} className="link">
          {t(`${mode}.otherLink`)}
        </Link>
      </p>
      {mode === 'signIn' && <p className="mt-2 text-sm text-muted">{t('forgot')}</p>}
    </div>
  );
}
