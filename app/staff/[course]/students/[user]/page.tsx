import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { ResetPassword } from '@/app/components/staff/reset-password';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { AccommodationForm } from '@/app/staff/[course]/students/[user]/accommodation-form';
import { EnrolmentStateButton } from '@/app/staff/[course]/students/[user]/enrolment-state';
import { Standing } from '@/app/staff/[course]/students/[user]/standing';
import { Timeline } from '@/app/staff/[course]/students/[user]/timeline';
import { accommodationOf, NO_ACCOMMODATION } from '@/lib/assignments/accommodations';
import { isInstructor } from '@/lib/auth/actor';
import { enrolmentOf } from '@/lib/auth/enrolments';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { courseProgress } from '@/lib/progress/course-progress';
import { timeline } from '@/lib/progress/timeline';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('timeline.title') };
}

export default async function StudentPage({ params }: PageProps<'/staff/[course]/students/[user]'>) {
  const { course: courseId, user: userId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/students/${userId}`, courseId);
  const content = await catalog();
  const db = database();
  const now = Date.now();
  const course = orNotFound(() => selectCourse(content, courseId));
  const { student, events } = orNotFound(() => timeline(db, actor, { userId, courseId }, now));
  const enrolment = enrolmentOf(db, actor, courseId, userId);
  const { totals } = courseProgress(db, content, actor, courseId, now, userId);
  const t = await getTranslations('staff.timeline');
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={student.name}>
      <Standing totals={totals} />
      <ClientMessages namespaces={['staff']}>
        <div className="-mt-4 mb-8 flex flex-wrap items-center gap-3">
          {!student.guest && <ResetPassword person={{ id: userId, name: student.name }} />}
          {isInstructor(actor, courseId) && enrolment?.role === 'student' && (
            <EnrolmentStateButton courseId={courseId} student={student} state={enrolment.state} />
          )}
          {enrolment?.state === 'dropped' && <p className="text-sm text-muted">{t('dropped')}</p>}
        </div>
      </ClientMessages>
      {enrolment?.role === 'student' && enrolment.state === 'active' && (
        <ClientMessages namespaces={['accommodations']}>
          <AccommodationForm
            courseId={courseId}
            userId={userId}
            accommodation={accommodationOf(db, actor, { courseId, userId }) ?? NO_ACCOMMODATION}
            mayChange={isInstructor(actor, courseId)}
          />
        </ClientMessages>
      )}
      {events.length === 0 ? (
        <Empty>{t('empty')}</Empty>
      ) : (
        <ClientMessages namespaces={['workspace']}>
          <Timeline course={course} events={events} />
        </ClientMessages>
      )}
    </StaffFrame>
  );
}
