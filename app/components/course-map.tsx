import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { Course } from '@/lib/catalog/course';
import { titleOf } from '@/lib/catalog/select';
import type { ChapterProgress, CourseProgress } from '@/lib/progress/course-progress';
import type { Standing } from '@/lib/progress/standing';
import { textIn } from '@/lib/text';
import { StateMark } from './badge';
import { CourseText } from './course-text';
import { Points } from './points';
import { UnavailableLine } from './unavailable';

export type WorkState = Standing['state'];

export function chapterState(progress: ChapterProgress | undefined): WorkState {
  if (progress?.done) return 'done';
  return progress?.lastAt ? 'begun' : 'untouched';
}

/** The course as a table of contents, with what is done of each chapter. */
export function CourseMap({ course, progress }: { course: Course; progress: CourseProgress }) {
  const locale = useLocale();
  const t = useTranslations('course');
  const shell = useTranslations('shell');
  return (
    <div className="grid gap-10">
      {course.sections.map((section) => (
        <section key={section.id}>
          <h2 className="mb-2 text-lg">
            <CourseText of={section.title} />
          </h2>
          <ol className="border-t border-rule">
            {section.chapters.map((chapter) => {
              const own = progress.chapters.find(({ chapterId }) => chapterId === chapter.id);
              const state = chapterState(own);
              return (
                <li key={chapter.id} className="border-b border-rule">
                  <Link
                    href={`/courses/${course.id}/${chapter.id}`}
                    className="group flex items-start gap-3 px-1 py-4 hover:bg-sunken"
                  >
                    <StateMark state={state} label={shell(`state.${state}`)} />
                    <span className="grid flex-1 gap-0.5">
                      <span className="font-semibold group-hover:text-accent">
                        <CourseText of={chapter.title} />
                      </span>
                      {own && (
                        <ChapterWork
                          progress={own}
                          titles={new Map(chapter.quizzes.map(({ id, title }) => [id, textIn(title, locale)]))}
                          words={t}
                        />
                      )}
                    </span>
                  </Link>
                </li>
              );
            })}
            {course.unavailable
              .filter(({ kind, sectionId }) => kind === 'chapter' && sectionId === section.id)
              .map(({ id }) => (
                <li key={id} className="border-b border-rule">
                  <UnavailableLine title={titleOf(id)} />
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function ChapterWork({
  progress: { quizzes, challenges },
  titles,
  words: t,
}: {
  progress: ChapterProgress;
  /** Of the chapter's quizzes. */
  titles: Map<string, string>;
  words: ReturnType<typeof useTranslations<'course'>>;
}) {
  const passed = challenges.filter(({ state }) => state === 'done').length;
  if (quizzes.length === 0 && challenges.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-5 text-sm text-muted">
      {quizzes.map((quiz) => (
        <span key={quiz.id}>
          {quizzes.length > 1 ? titles.get(quiz.id) : t('quiz')}{' '}
          <Points points={quiz.points} maxPoints={quiz.maxPoints} />
        </span>
      ))}
      {challenges.length > 0 && <span>{t('challengesPassed', { passed, total: challenges.length })}</span>}
    </span>
  );
}
