import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { RegradeForm } from '@/app/staff/[course]/regrade/regrade-form';
import { isInstructor } from '@/lib/auth/actor';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse, titleOf } from '@/lib/catalog/select';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('regrade.title') };
}

export default async function RegradePage({ params }: PageProps<'/staff/[course]/regrade'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/regrade`, courseId);
  if (!isInstructor(actor, courseId)) forbidden();
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('staff.regrade'), getLocale()]);
  const challenges = [
    ...[...course.challenges.values()].map(({ id, definition }) => ({ id, title: textIn(definition.title, locale) })),
    ...course.unavailable.filter(({ kind }) => kind === 'challenge').map(({ id }) => ({ id, title: titleOf(id) })),
  ];
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')}>
      <p className="mb-6 max-w-measure text-muted">{t('lead')}</p>
      <ClientMessages namespaces={['staff']}>
        <RegradeForm courseId={courseId} challenges={challenges} />
      </ClientMessages>
    </StaffFrame>
  );
}
