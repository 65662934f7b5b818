import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Notice } from '@/app/components/notice';
import { ReviewedSource } from '@/app/components/review/reviewed-source';
import { colouredLines } from '@/app/components/review/source-lines';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { StudentLink } from '@/app/components/staff/student-link';
import { ReceiptLink } from '@/app/components/workspace/results/receipt-link';
import { VerdictView } from '@/app/components/workspace/results/verdict-view';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { showThreads } from '@/app/server/review';
import { staffPage } from '@/app/server/staff';
import { SubmissionHistory } from '@/app/staff/submissions/[id]/submission-history';
import { catalog } from '@/lib/catalog/catalog';
import { findChallenge, findCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { listThreadsOf } from '@/lib/review/read';
import { listSavedComments } from '@/lib/review/saved';
import { type StaffSubmissionView, selectSubmissionForStaff } from '@/lib/submissions/read';
import { listSubmissionsOf } from '@/lib/submissions/staff';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('submission.title') };
}

export default async function SubmissionPage({ params }: PageProps<'/staff/submissions/[id]'>) {
  const { id } = await params;
  const { actor } = await staffPage(`/staff/submissions/${id}`);
  const db = database();
  const content = await catalog();
  const submission = orNotFound(() => selectSubmissionForStaff(db, content, actor, id));
  const { courseId, challengeId, userId, author, verdict } = submission;
  const [t, format] = await Promise.all([getTranslations('staff.submission'), getFormatter()]);
  // A challenge may have left the course since; what was handed in stays.
  const course = findCourse(content, courseId);
  const title = course && findChallenge(course, challengeId)?.definition.title;
  const lines = listSubmissionsOf(db, actor, submission);
  const threads = await showThreads(listThreadsOf(db, actor, id));
  return (
    <StaffFrame
      courseId={courseId}
      courseTitle={course ? <CourseText of={course.title} /> : courseId}
      title={title ? <CourseText of={title} /> : challengeId}
    >
      <p className="-mt-4 mb-8 flex flex-wrap gap-x-4 text-sm">
        <StudentLink look="link" courseId={courseId} student={{ id: userId, name: author }} />
        <span className="text-muted">
          {t('at', { date: format.dateTime(submission.submittedAt, { dateStyle: 'full', timeStyle: 'medium' }) })}
        </span>
      </p>
      <ClientMessages namespaces={['workspace', 'staff', 'review']}>
        <div className="grid items-start gap-10 lg:grid-cols-2">
          <div className="grid min-w-0 gap-8">
            <ReviewedSource
              submissionId={id}
              source={colouredLines(submission.source)}
              errorLine={verdict?.error?.line ?? null}
              threads={threads}
              writing={{ courseId, saved: listSavedComments(db, actor, courseId) }}
            />
            <SubmissionHistory key={id} lines={lines} shownId={id} />
          </div>
          <div className="grid min-w-0 gap-6">
            {submission.regrading && <Notice tone="accent">{t('regrading')}</Notice>}
            {verdict ? (
              <>
                <VerdictView verdict={verdict} />
                <ReceiptLink submissionId={id} />
              </>
            ) : (
              <p className="text-muted">
                {t(submission.stranded ? 'stranded' : submission.state === 'broken' ? 'broken' : 'waiting')}
              </p>
            )}
            {submission.fault && (
              <Notice tone="not-yet">
                <p className="font-semibold">{t('fault')}</p>
                <p className="text-sm break-words">{submission.fault}</p>
              </Notice>
            )}
            <Record submission={submission} />
          </div>
        </div>
      </ClientMessages>
    </StaffFrame>
  );
}

/** What is on record about the grading itself. */
async function Record({
  submission: { seeds, verdict, submittedAt, startedAt, finishedAt },
}: {
  submission: StaffSubmissionView;
}) {
  const [t, format] = await Promise.all([getTranslations('staff.submission'), getFormatter()]);
  const time = (at: number | null) => (at === null ? '–' : format.dateTime(at, { timeStyle: 'medium' }));
  const facts: [string, string][] = [
    [t('seeds'), seeds.join(', ')],
    [t('times'), [submittedAt, startedAt, finishedAt].map(time).join(' → ')],
    [t('content'), verdict?.contentHash ?? '–'],
    [t('sourceHash'), verdict?.sourceHash ?? '–'],
  ];
  return (
    <dl className="grid gap-x-4 gap-y-1 border-t border-rule pt-3 text-xs sm:grid-cols-[auto_1fr]">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="break-all tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
