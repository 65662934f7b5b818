import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { Chapter, Course } from '@/lib/catalog/course';
import { readingMinutes } from '@/lib/catalog/reading';
import { titleOf } from '@/lib/catalog/select';
import type { ChapterProgress, CourseProgress } from '@/lib/progress/course-progress';
import type { Standing } from '@/lib/progress/standing';
import { inLanguage, otherLanguage } from '@/lib/text';
import { StateMark } from './badge';
import { CourseText } from './course-text';
import { PlotThumbnail } from './plot/thumbnail';
import { Points } from './points';
import { UnavailableLine } from './unavailable';

export type WorkState = Standing['state'];

/** Done is: read, every quiz finished, every challenge passed. */
export function chapterState(progress: ChapterProgress | undefined): WorkState {
  if (progress?.done) return 'done';
  return progress?.lastAt ? 'begun' : 'untouched';
}

/** The course as a table of contents: what each chapter asks, one of its figures, and what is done of it. */
export function CourseMap({ course, progress }: { course: Course; progress: CourseProgress }) {
  return (
    <div className="grid gap-10">
      {course.sections.map((section) => (
        <section key={section.id}>
          <h2 className="mb-2 text-lg">
            <CourseText of={section.title} />
          </h2>
          <ol className="border-t border-rule">
            {section.chapters.map((chapter) => (
              <li key={chapter.id} className="border-b border-rule">
                <ChapterEntry
                  href={`/courses/${course.id}/${chapter.id}`}
                  chapter={chapter}
                  progress={progress.chapters.find(({ chapterId }) => chapterId === chapter.id)}
                />
              </li>
            ))}
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

interface ChapterEntryProps {
  href: string;
  chapter: Chapter;
  progress: ChapterProgress | undefined;
}

function ChapterEntry({ href, chapter, progress }: ChapterEntryProps) {
  const locale = useLocale();
  const t = useTranslations('course');
  const shell = useTranslations('shell');
  const lesson = inLanguage(chapter.lesson, locale);
  const [plot] = chapter.plots.values();
  const state = chapterState(progress);
  return (
    <Link href={href} className="group flex items-start gap-3 px-1 py-5 hover:bg-sunken">
      <StateMark state={state} label={shell(`state.${state}`)} />
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="font-semibold group-hover:text-accent">
          <CourseText of={chapter.title} />
        </span>
        {lesson.question && <span lang={otherLanguage(Object.keys(chapter.lesson), locale)}>{lesson.question}</span>}
        <span className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
          <span>{t('minutes', { minutes: readingMinutes(lesson.body) })}</span>
          {progress && <States progress={progress} />}
        </span>
      </span>
      {plot && (
        <span className="hidden w-30 shrink-0 sm:block">
          <PlotThumbnail plot={plot} />
        </span>
      )}
    </Link>
  );
}

/** The three things that make a chapter done, each with where it stands. */
function States({ progress: { read, lastAt, quizzes, challenges } }: { progress: ChapterProgress }) {
  const t = useTranslations('course.states');
  return (
    <>
      <State state={read ? 'done' : lastAt ? 'begun' : 'untouched'} name={t('read')} />
      {quizzes.map((quiz) => (
        <State key={quiz.id} state={quiz.state} name={t('quiz')} points={quiz} />
      ))}
      {challenges.map((challenge) => (
        <State key={challenge.id} state={challenge.state} name={t('challenge')} points={challenge} />
      ))}
    </>
  );
}

function State({ state, name, points }: { state: WorkState; name: string; points?: Standing }) {
  const shell = useTranslations('shell');
  return (
    <span className="inline-flex items-center gap-1">
      <StateMark state={state} label={shell(`state.${state}`)} />
      {name}
      {points && points.points !== null && <Points points={points.points} maxPoints={points.maxPoints} />}
    </span>
  );
}
