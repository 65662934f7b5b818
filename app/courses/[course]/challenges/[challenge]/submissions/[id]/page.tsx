import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { PartTitle } from '@/app/components/course-text';
import { Page } from '@/app/components/page-frame';
import { NoteSeen } from '@/app/components/review/note-seen';
import { ReviewedSource } from '@/app/components/review/reviewed-source';
import { colouredLines } from '@/app/components/review/source-lines';
import { ClientMessages } from '@/app/i18n/client-messages';
import { coursePage, orNotFound } from '@/app/server/courses';
import { showThreads } from '@/app/server/review';
import { findChallenge } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { listThreadsOf } from '@/lib/review/read';
import { selectSubmission } from '@/lib/submissions/read';

type Props = PageProps<'/courses/[course]/challenges/[challenge]/submissions/[id]'>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('page.title') };
}

/** One's own submission with what staff wrote on it, in place. */
export default async function OwnSubmissionPage({ params }: Props) {
  const { course: courseId, challenge: challengeId, id } = await params;
  const here = `/courses/${courseId}/challenges/${challengeId}`;
  const { catalog, course, viewer } = await coursePage(courseId, `${here}/submissions/${id}`);
  const db = database();
  const { actor } = viewer;
  const submission = orNotFound(() => selectSubmission(db, catalog, actor, id, Date.now()));
  if (submission.courseId !== courseId || submission.challengeId !== challengeId) notFound();
  const [t, format] = await Promise.all([getTranslations('review'), getFormatter()]);
  const threads = await showThreads(listThreadsOf(db, actor, id));
  return (
    <Page
      above={format.dateTime(submission.submittedAt, { dateStyle: 'full', timeStyle: 'short' })}
      title={<PartTitle of={findChallenge(course, challengeId)?.definition} id={challengeId} />}
    >
      <p className="-mt-4 mb-6 text-sm">
        <Link className="link" href={here}>
          {t('page.back')}
        </Link>
      </p>
      {threads.length === 0 && <p className="mb-4 text-muted">{t('none')}</p>}
      <ClientMessages namespaces={['review']}>
        <ReviewedSource
          submissionId={id}
          source={colouredLines(submission.source)}
          errorLine={submission.verdict?.error?.line ?? null}
          threads={threads}
          writing={null}
        />
        {threads.some(({ comments }) => comments.some(({ unseen }) => unseen)) && (
          <NoteSeen url={`/api/submissions/${id}/comments`} />
        )}
      </ClientMessages>
    </Page>
  );
}
