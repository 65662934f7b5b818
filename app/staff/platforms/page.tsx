import type { Metadata } from 'next';
import Link from 'next/link';
import { forbidden } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Notice } from '@/app/components/notice';
import { Empty, Page } from '@/app/components/page-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { courseLinks } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { database } from '@/lib/db/open';
import { env } from '@/lib/env';
import { listPlatforms } from '@/lib/lti/platforms';
import { storeStanding } from '@/lib/xapi/tell';
import { NewPlatform } from './new-platform';
import { PlatformList } from './platform-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connections.platforms'))('title') };
}

/** Learning platforms that send people here, for administrators. */
export default async function PlatformsPage() {
  const { actor } = await staffPage('/staff/platforms');
  if (!actor.administrator) forbidden();
  const [t, staff, courses] = await Promise.all([
    getTranslations('connections.platforms'),
    getTranslations('staff'),
    courseLinks(await getLocale()),
  ]);
  const platforms = listPlatforms(database(), actor);
  const { address, recordStore } = env();
  const store = recordStore && storeStanding(database(), actor);
  const ours = { login: '/api/lti/login', launch: '/api/lti/launch', keys: '/api/lti/jwks' };
  const above = (
    <Link href="/staff" className="link">
      {staff('title')}
    </Link>
  );
  return (
    <Page title={t('title')} above={above} lead={t('lead')}>
      <ClientMessages namespaces={['connections']}>
        <section className="mb-10">
          <h2 className="mb-3 text-xl">{t('ours.title')}</h2>
          <p className="mb-3 text-muted">{t('ours.text')}</p>
          <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[14rem_1fr]">
            {(['login', 'launch', 'keys'] as const).map((name) => (
              <div key={name} className="contents">
                <dt className="text-muted">{t(`ours.${name}`)}</dt>
                <dd className="font-mono break-all">{address + ours[name]}</dd>
              </div>
            ))}
            <dt className="text-muted">{t('ours.target')}</dt>
            <dd className="font-mono break-all">{`${address}/lti/<course>, …/quiz/<id>, …/challenge/<id>`}</dd>
          </dl>
        </section>
        <section>
          <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
            <h2 className="text-xl">{t('registered')}</h2>
            <NewPlatform courses={courses} />
          </div>
          {platforms.length === 0 ? <Empty>{t('none')}</Empty> : <PlatformList platforms={platforms} />}
        </section>
        {store && (
          <section className="mt-10">
            <h2 className="mb-3 text-xl">{t('store.title')}</h2>
            <p className="text-muted">{t('store.standing', { waiting: store.waiting, failed: store.failed })}</p>
            {store.trouble && (
              <Notice tone="not-yet" className="mt-2 text-sm break-words">
                {store.trouble}
              </Notice>
            )}
          </section>
        )}
      </ClientMessages>
    </Page>
  );
}
