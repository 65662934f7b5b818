import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/components/notice';
import { ClientMessages } from '@/app/i18n/client-messages';
import { currentViewer } from '@/lib/auth/session';
import { env } from '@/lib/env';
import { AccountForm } from './account-form';
import { ContinueWith } from './continue-with';
import { safeReturn } from './safe-return';
import { StartAsGuest } from './start-as-guest';

/** Signing in and signing up are one page with two faces. */
interface AccountPageProps {
  mode: 'signIn' | 'signUp';
  next: string | undefined;
  /** Why the identity provider let nobody in, in the library's words. */
  error?: string | undefined;
}

export async function AccountPage({ mode, next: wanted, error }: AccountPageProps) {
  const next = safeReturn(wanted);
  const viewer = await currentViewer();
  if (viewer && !viewer.actor.guest) redirect(next);
  const t = await getTranslations('auth');
  const { signOn } = env();
  const why = ['address_not_allowed', 'account_not_linked', 'access_denied'].find((code) => code === error);
  const other = mode === 'signIn' ? '/sign-up' : '/sign-in';
  const lead = mode === 'signUp' && (viewer ? t('signUp.guestLead') : t('signUp.lead'));
  return (
    <div className="mx-auto w-full max-w-sm">
      <h1 className="text-2xl">{t(`${mode}.title`)}</h1>
      {lead && <p className="mt-2 text-muted">{lead}</p>}
      <div className="mt-8">
        <ClientMessages namespaces={['auth']}>
          {error !== undefined && (
            <Notice tone="not-yet" role="alert" className="mb-6">
              {t(`signOnRefused.${(why ?? 'other') as 'other'}`)}
            </Notice>
          )}
          {signOn && <ContinueWith provider={signOn.name} next={next} />}
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
