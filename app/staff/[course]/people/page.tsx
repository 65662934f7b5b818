import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { ResetPassword } from '@/app/components/staff/reset-password';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { StudentLink } from '@/app/components/staff/student-link';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { Administrators } from '@/app/staff/[course]/people/administrators';
import { InviteColleague } from '@/app/staff/[course]/people/invite-colleague';
import { OpenInvitations } from '@/app/staff/[course]/people/open-invitations';
import { StaffRoles } from '@/app/staff/[course]/people/staff-roles';
import { isInstructor } from '@/lib/auth/actor';
import { listDropped } from '@/lib/auth/enrolments';
import { listInvitations } from '@/lib/auth/invitations';
import { listAdministrators, listStaff } from '@/lib/auth/roles';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('people.title') };
}

/** The teaching staff of a course, who looks after the installation, who left the class, and forgotten passwords. */
export default async function PeoplePage({ params }: PageProps<'/staff/[course]/people'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/people`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const t = await getTranslations('staff.people');
  const db = database();
  const mayChange = isInstructor(actor, courseId);
  const administrator = actor.administrator === true;
  const invitations = mayChange ? listInvitations(db, actor, courseId, Date.now()) : [];
  const staff = listStaff(db, actor, courseId);
  const administrators = listAdministrators(db, actor);
  const known = new Set(administrators.map(({ id }) => id));
  const candidates = administrator ? staff.map(({ id }) => id).filter((id) => !known.has(id)) : [];
  const dropped = listDropped(db, actor, courseId);
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')} here="people">
      <ClientMessages namespaces={['staff']}>
        <div className="grid max-w-[46rem] grid-cols-1 gap-10">
          <Section
            title={t('staff')}
            beside={mayChange && <InviteColleague courseId={courseId} administrator={administrator} />}
          >
            {staff.length === 0 ? (
              <Empty>{t('noStaff')}</Empty>
            ) : (
              <StaffRoles courseId={courseId} people={staff} mayChange={mayChange} candidates={candidates} />
            )}
          </Section>
          {invitations.length > 0 && (
            <Section title={t('invitations.title')}>
              <OpenInvitations invitations={invitations} />
            </Section>
          )}
          <Section title={t('administrators.title')} text={t('administrators.text')}>
            <Administrators people={administrators} mayChange={administrator} />
          </Section>
          {dropped.length > 0 && (
            <Section title={t('dropped.title')} text={t('dropped.text')}>
              <ul className="flex flex-wrap gap-x-6 gap-y-2">
                {dropped.map((student) => (
                  <li key={student.id}>
                    <StudentLink look="link" courseId={courseId} student={student} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('forgotten.title')} text={t('forgotten.text')}>
            <ResetPassword />
          </Section>
        </div>
      </ClientMessages>
    </StaffFrame>
  );
}

interface SectionProps {
  title: string;
  text?: string;
  /** Stands in the line of the title. */
  beside?: ReactNode;
  children: ReactNode;
}

function Section({ title, text, beside, children }: SectionProps) {
  return (
    <section>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <h2 className="text-xl">{title}</h2>
        {beside}
      </div>
      {text && <p className="-mt-2 mb-4 max-w-measure text-muted">{text}</p>}
      {children}
    </section>
  );
}
