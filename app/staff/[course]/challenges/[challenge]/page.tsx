import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { CriteriaAnalysis } from '@/app/components/staff/analysis/criteria-analysis';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { CalibratedCriterionView } from '@/app/staff/[course]/challenges/[challenge]/calibrated-criterion';
import { CalibratedWhole } from '@/app/staff/[course]/challenges/[challenge]/calibrated-whole';
import { analyseChallenge } from '@/lib/analysis/challenge-analysis';
import { catalog } from '@/lib/catalog/catalog';
import { findChallenge, selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { listSavedComments } from '@/lib/review/saved';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('challenge.title') };
}

/**
 * A challenge as its teachers look at it: what the class reaches of it, and how far its limits are
 * from what solutions measure.
 */
export default async function StaffChallengePage({ params }: PageProps<'/staff/[course]/challenges/[challenge]'>) {
  const { course: courseId, challenge: id } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/challenges/${id}`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const challenge = findChallenge(course, id);
  if (!challenge) notFound();
  const t = await getTranslations('analysis');
  const { calibration, definition } = challenge;
  const analysis = analyseChallenge(database(), content, actor, courseId, id);
  return (
    <StaffFrame
      courseId={courseId}
      courseTitle={<CourseText of={course.title} />}
      title={<CourseText of={definition.title} />}
      here="analysis"
    >
      <p className="-mt-4 mb-8 text-sm">
        <Link className="link" href={`/courses/${courseId}/challenges/${id}`}>
          {t('challenge.open')}
        </Link>
      </p>
      <h2 className="mb-2 text-xl">{t('criteria.title')}</h2>
      <ClientMessages namespaces={['review']}>
        <CriteriaAnalysis
          analysis={analysis}
          titles={definition.criteria.map(({ title }) => title)}
          writing={{ courseId, saved: listSavedComments(database(), actor, courseId) }}
        />
      </ClientMessages>
      <h2 className="mt-12 mb-2 text-xl">{t('calibration.title')}</h2>
      {calibration === null ? (
        <Empty>{t('calibration.none', { command: `npm run -s heldout -- calibrate ${courseId}/${id}` })}</Empty>
      ) : (
        <>
          <p className="mb-2 max-w-measure text-muted">
            {t('calibration.lead', { count: calibration.seeds.count, graded: calibration.seeds.graded })}
          </p>
          <CalibratedWhole calibration={calibration} />
          {definition.criteria.map((criterion) => (
            <CalibratedCriterionView key={criterion.id} criterion={criterion} calibration={calibration} />
          ))}
        </>
      )}
    </StaffFrame>
  );
}
