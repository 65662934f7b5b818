import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { isInstructor } from '@/lib/auth/actor';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { workOf } from '@/lib/gradebook/columns';
import { listLinks } from '@/lib/lti/links';
import { textIn } from '@/lib/text';
import { listTokens } from '@/lib/tokens/tokens';
import { NewToken } from './new-token';
import { PlatformLinks } from './platform-links';
import { TokenList } from './token-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connections'))('title') };
}

/** Programs and systems that work with a course. */
export default async function ConnectionsPage({ params }: PageProps<'/staff/[course]/connections'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/connections`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('connections'), getLocale()]);
  const db = database();
  const now = Date.now();
  const administrator = actor.administrator === true;
  const ofAll = administrator ? listTokens(db, actor, null, now) : [];
  const tokens = [...listTokens(db, actor, courseId, now), ...ofAll].map((token) => ({
    ...token,
    mayRevoke: token.createdBy === actor.userId || isInstructor(actor, courseId),
  }));
  const work = workOf(course);
  const links = listLinks(db, actor, courseId).map((link) => {
    const done = work.find(({ kind, targetId }) => kind === link.kind && targetId === link.targetId);
    return { ...link, work: done ? textIn(done.title, locale) : null };
  });
  return (
    <StaffFrame
      courseId={courseId}
      courseTitle={<CourseText of={course.title} />}
      title={t('title')}
      here="connections"
    >
      <p className="mb-8 max-w-measure text-muted">
        {t('lead')}{' '}
        <Link href={`/staff/${courseId}/exchange`} className="link">
          {t('exchange')}
        </Link>
      </p>
      <ClientMessages namespaces={['connections']}>
        <section className="mb-12 max-w-[46rem]">
          <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
            <h2 className="text-xl">{t('lti.title')}</h2>
            {administrator && (
              <Link href="/staff/platforms" className="link text-sm">
                {t('lti.setUp')}
              </Link>
            )}
          </div>
          <p className="-mt-2 mb-4 max-w-measure text-muted">{t('lti.text')}</p>
          {links.length === 0 ? (
            <Empty>{t('lti.none')}</Empty>
          ) : (
            <PlatformLinks links={links} mayEnrol={isInstructor(actor, courseId)} />
          )}
        </section>
        <section className="max-w-[46rem]">
          <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
            <h2 className="text-xl">{t('tokens.title')}</h2>
            <NewToken courseId={courseId} administrator={administrator} />
          </div>
          <p className="-mt-2 mb-4 max-w-measure text-muted">
            {t('tokens.text')}{' '}
            <Link href="/docs/api" className="link">
              {t('tokens.docs')}
            </Link>
          </p>
          {tokens.length === 0 ? <Empty>{t('tokens.none')}</Empty> : <TokenList tokens={tokens} />}
        </section>
      </ClientMessages>
    </StaffFrame>
  );
}
