import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { AuditView, auditChoice, auditHref } from '@/app/server/audit';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { AuditList } from '@/app/staff/[course]/audit/audit-list';
import { AuditTools } from '@/app/staff/[course]/audit/audit-tools';
import { listAudit } from '@/lib/auth/audit';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('audit.title') };
}

/** What staff changed in the course, or, for administrators, in the whole installation. */
export default async function AuditPage({ params, searchParams }: PageProps<'/staff/[course]/audit'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/audit`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const t = await getTranslations('staff.audit');
  const asked = AuditView.parse(await searchParams);
  // Whoever looks after one course only sees that one, whatever the address says.
  const view: AuditView = actor.administrator ? asked : { ...asked, of: 'course' };
  const { entries, next, people } = listAudit(database(), actor, auditChoice(view, courseId));
  const chosen = [view.act, view.person, view.since, view.until, view.before].some((one) => one !== null);
  return (
    <StaffFrame courseId={courseId} courseTitle={<CourseText of={course.title} />} title={t('title')} here="audit">
      <p className="mb-6 max-w-measure text-muted">{t('lead')}</p>
      <AuditTools courseId={courseId} view={view} people={people} administrator={actor.administrator === true} />
      {entries.length === 0 ? (
        <Empty>{t(chosen ? 'none' : 'empty')}</Empty>
      ) : (
        <AuditList courseId={courseId} entries={entries} />
      )}
      <p className="mt-6 flex gap-6 text-sm">
        {view.before !== null && (
          <Link className="link" href={auditHref(courseId, view, { before: null })}>
            {t('newest')}
          </Link>
        )}
        {next !== null && (
          <Link className="link" href={auditHref(courseId, view, { before: next })}>
            {t('older')}
          </Link>
        )}
      </p>
    </StaffFrame>
  );
}
