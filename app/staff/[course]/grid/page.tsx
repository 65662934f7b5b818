import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Empty } from '@/app/components/page-frame';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { ClientMessages } from '@/app/i18n/client-messages';
import { orNotFound } from '@/app/server/courses';
import { summariesOf } from '@/app/server/grid';
import { staffPage } from '@/app/server/staff';
import { ClassGrid } from '@/app/staff/[course]/grid/class-grid';
import { heat } from '@/app/staff/[course]/grid/grid-cell';
import { GridTools } from '@/app/staff/[course]/grid/grid-tools';
import { CHUNK } from '@/app/staff/[course]/grid/measures';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { GridView, openGrid } from '@/lib/gradebook/view';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('grid.title') };
}

/** The class by quizzes and challenges, as the address wants it. */
export default async function GridPage({ params, searchParams }: PageProps<'/staff/[course]/grid'>) {
  const { course: courseId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/grid`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const [t, locale] = await Promise.all([getTranslations('staff.grid'), getLocale()]);
  const view = GridView.parse(await searchParams);
  const now = Date.now();
  const grid = openGrid(database(), content, actor, courseId, view, now);
  const { columns, maxPoints, sections, all, guests, found } = grid;
  return (
    <StaffFrame
      courseId={courseId}
      courseTitle={<CourseText of={course.title} />}
      title={t('title')}
      here="grid"
      width="full"
    >
      {all === 0 ? (
        <Empty>{t('empty')}</Empty>
      ) : (
        <ClientMessages namespaces={['staff']}>
          <GridTools
            courseId={courseId}
            view={view}
            sections={sections.map(({ sectionId, sectionTitle }) => ({
              id: sectionId,
              title: textIn(sectionTitle, locale),
            }))}
            counts={{ all, guests, found }}
          />
          <Legend />
          {found === 0 ? (
            <Empty>{t('nobody')}</Empty>
          ) : (
            <ClassGrid
              key={JSON.stringify(view)}
              {...{ courseId, view, columns, maxPoints, found, now }}
              first={grid.rows(0, CHUNK)}
              summaries={summariesOf(grid)}
            />
          )}
        </ClientMessages>
      )}
    </StaffFrame>
  );
}

async function Legend() {
  const [t, format] = await Promise.all([getTranslations('staff.grid'), getFormatter()]);
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-muted">
      <span>
        <b aria-hidden>✓</b> {t('legend.done')}
      </span>
      <span>
        <span aria-hidden className="px-1.5 outline-1 -outline-offset-1 outline-edge/70 outline-dashed">
          ◌
        </span>{' '}
        {t('legend.inProgress')}
      </span>
      <span>
        <b aria-hidden>·</b> {t('cell.untouched')}
      </span>
      <span className="inline-flex items-center gap-1.5">
        {t('legend.share')}
        {[0, 0.5, 1].map((share) => (
          <span key={share} className="px-2 py-0.5 text-ink" style={{ background: heat(share) }}>
            {format.number(share, { style: 'percent' })}
          </span>
        ))}
      </span>
    </p>
  );
}
