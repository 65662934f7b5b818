import { useTranslations } from 'next-intl';
import type { Course } from '@/lib/catalog/course';
import { findChapter } from '@/lib/catalog/select';
import type { CourseProgress } from '@/lib/progress/course-progress';
import { ButtonLink } from '../../components/button';
import { CourseText } from '../../components/course-text';

/** The one thing to do next. */
export function ContinueCard({ course, progress }: { course: Course; progress: CourseProgress }) {
  const t = useTranslations('course.continue');
  const chapter = progress.continueAt === null ? null : findChapter(course, progress.continueAt);
  if (!chapter) return <p className="border-y border-rule py-6 text-muted">{t('allDone')}</p>;
  const begun = progress.chapters.some(({ lastAt }) => lastAt !== null);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 border-y border-rule py-6">
      <div>
        <p className="eyebrow">{begun ? t('again') : t('first')}</p>
        <p className="text-xl font-semibold">
          <CourseText of={chapter.title} />
        </p>
      </div>
      <ButtonLink look="primary" href={`/courses/${course.id}/${chapter.id}`}>
        {begun ? t('goOn') : t('begin')}
      </ButtonLink>
    </div>
  );
}
