import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ContinueCard } from '@/app/components/continue-card';
import { CourseMap } from '@/app/components/course-map';
import { Page } from '@/app/components/page-frame';
import { coursePage } from '@/app/server/courses';
import { database } from '@/lib/db/open';
import { courseProgress } from '@/lib/progress/course-progress';

type Props = PageProps<'/courses/[course]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course: courseId } = await params;
  const { course } = await coursePage(courseId, `/courses/${courseId}`);
  return { title: course.title[await getLocale()] };
}

export default async function CoursePage({ params }: Props) {
  const { course: courseId } = await params;
  const { catalog, course, viewer } = await coursePage(courseId, `/courses/${courseId}`);
  const [locale, t] = await Promise.all([getLocale(), getTranslations('course')]);
  const progress = courseProgress(database(), catalog, viewer.actor, courseId);
  return (
    <Page title={course.title[locale]} lead={course.description?.[locale]}>
      <div className="grid gap-10">
        <ContinueCard course={course} progress={progress} />
        <CourseMap course={course} progress={progress} />
        <p className="text-xs text-muted">
          {t('by', { authors: course.authors.join(', ') })} {course.licence}
        </p>
      </div>
    </Page>
  );
}
