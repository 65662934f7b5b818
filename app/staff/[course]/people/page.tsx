import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { InviteColleague } from '@/app/components/staff/invite-colleague';
import { OpenInvitations } from '@/app/components/staff/open-invitations';
import { ResetPassword } from '@/app/components/staff/reset-password';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { StaffRoles } from '@/app/components/staff/staff-roles';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { listInvitations } from '@/lib/auth/invitations';
import { listStaff } from '@/lib/auth/roles';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('people.title') };
}

/** The teaching staff of this installation, and forgotten passwords. */
export default async function PeoplePage({ params }: PageProps<'/staff/[course]/people'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/people`);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('staff.people'), getLocale()]);
  const db = database();
  const isInstructor = actor.role === 'instructor';
  const invitations = isInstructor ? listInvitations(db, actor, Date.now()) : [];
  return (
    <StaffFrame courseId={courseId} courseTitle={course.title[locale]} title={t('title')} here="people">
      <ClientMessages namespaces={['staff']}>
        <div className="grid max-w-[46rem] gap-10">
          <section>
            <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
              <h2 className="text-xl">{t('staff')}</h2>
              {isInstructor && <InviteColleague />}
            </div>
            <StaffRoles people={listStaff(db, actor)} mayChange={isInstructor} />
          </section>
          {invitations.length > 0 && (
            <section>
              <h2 className="mb-4 text-xl">{t('invitations.title')}</h2>
              <OpenInvitations invitations={invitations} />
            </section>
          )}
          <section className="grid justify-items-start gap-3">
            <h2 className="text-xl">{t('forgotten.title')}</h2>
            <p className="max-w-measure text-muted">{t('forgotten.text')}</p>
            <ResetPassword />
          </section>
        </div>
      </ClientMessages>
    </StaffFrame>
  );
}
