import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseMap } from '@/app/components/course-map';
import { CourseText, LanguageNotice } from '@/app/components/course-text';
import { Page } from '@/app/components/page-frame';
import { ContinueCard } from '@/app/courses/[course]/continue-card';
import { coursePage } from '@/app/server/courses';
import { database } from '@/lib/db/open';
import { courseProgress } from '@/lib/progress/course-progress';
import { listUnseenWork } from '@/lib/review/read';
import { textIn } from '@/lib/text';
import { ReviewNews } from './review-news';

type Props = PageProps<'/courses/[course]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course: courseId } = await params;
  const { course } = await coursePage(courseId, `/courses/${courseId}`);
  return { title: textIn(course.title, await getLocale()) };
}

export default async function CoursePage({ params }: Props) {
  const { course: courseId } = await params;
  const { catalog, course, viewer } = await coursePage(courseId, `/courses/${courseId}`);
  const t = await getTranslations('course');
  const progress = courseProgress(database(), catalog, viewer.actor, courseId, Date.now());
  return (
    <Page title={<CourseText of={course.title} />} lead={course.description && <CourseText of={course.description} />}>
      <div className="grid gap-10">
        <LanguageNotice languages={course.languages} />
        <ReviewNews course={course} unseen={listUnseenWork(database(), viewer.actor, courseId)} />
        <ContinueCard course={course} progress={progress} />
        <CourseMap course={course} progress={progress} />
        <p className="text-xs text-muted">
          {t('by', { authors: course.authors.join(', ') })} {course.licence}
        </p>
      </div>
    </Page>
  );
}
