import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { AskButton } from '@/app/components/asking/ask-button';
import { CourseText, LanguageNotice } from '@/app/components/course-text';
import { Notice } from '@/app/components/notice';
import { UnavailablePage } from '@/app/components/unavailable';
import { ClientMessages } from '@/app/i18n/client-messages';
import { quizHref } from '@/app/quiz-href';
import { coursePage, orNotFound } from '@/app/server/courses';
import { lessonView } from '@/app/server/lesson-view';
import { chapterForStudent } from '@/lib/catalog/projections';
import { readingMinutes } from '@/lib/catalog/reading';
import { chaptersOf, findChapter, findUnavailable, selectChapter, titleOf } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { inLanguage, otherLanguage, type Text, textIn } from '@/lib/text';
import { LessonBody } from './lesson-body';
import { LessonFeedback } from './lesson-feedback';
import { LessonRail } from './lesson-rail';
import { MarkDone } from './mark-done';
import { NoteVisit } from './note-visit';
import { QuizCard } from './quiz-card';

type Props = PageProps<'/courses/[course]/[chapter]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course: courseId, chapter: chapterId } = await params;
  const { course } = await coursePage(courseId, `/courses/${courseId}/${chapterId}`);
  const chapter = findChapter(course, chapterId);
  return { title: chapter ? textIn(chapter.title, await getLocale()) : titleOf(chapterId) };
}

export default async function LessonPage({ params }: Props) {
  const { course: courseId, chapter: chapterId } = await params;
  const { catalog, course, viewer } = await coursePage(courseId, `/courses/${courseId}/${chapterId}`);
  const [locale, t] = await Promise.all([getLocale(), getTranslations('lesson')]);
  if (findUnavailable(course, 'chapter', chapterId)) return <UnavailablePage title={titleOf(chapterId)} />;
  const place = { courseId, chapterId };
  const chapter = chapterForStudent(orNotFound(() => selectChapter(course, chapterId)));
  const view = lessonView(database(), catalog, viewer.actor, place, Date.now());
  const lesson = inLanguage(chapter.lesson, locale);
  const lang = otherLanguage(course.languages, locale);
  const section = course.sections.find((candidate) => candidate.id === chapter.sectionId);

  return (
    <ClientMessages namespaces={['lesson', 'quiz', 'asking']}>
      {!view.unsaved && <NoteVisit courseId={courseId} chapterId={chapterId} />}
      <div className="mx-auto flex w-full max-w-[78rem] justify-center gap-12 min-[84rem]:justify-start">
        <LessonRail {...place} body={lesson.body} lang={lang} view={view} />
        <article className="w-full max-w-measure text-[1.125rem] min-[76rem]:max-[84rem]:translate-x-[-6rem]">
          <header className="mb-10">
            <p className="eyebrow mb-1 flex flex-wrap gap-x-2">
              <Link href={`/courses/${courseId}`} className="hover:text-ink hover:underline">
                <CourseText of={course.title} />
              </Link>
              <span aria-hidden>›</span>
              {section && <CourseText of={section.title} />}
              <span aria-hidden>·</span>
              {t('minutes', { minutes: readingMinutes(lesson.body) })}
            </p>
            <h1 className="text-3xl" lang={lang}>
              {lesson.title}
            </h1>
            {lesson.question && (
              <p className="mt-3 text-xl text-muted" lang={lang}>
                {lesson.question}
              </p>
            )}
            <div className="mt-6 text-base text-muted">
              <p>{t('objectives')}</p>
              <ul className="mt-1 grid gap-1" lang={lang}>
                {lesson.objectives.map((objective) => (
                  <li key={objective} className="flex gap-2">
                    <span aria-hidden>–</span>
                    {objective}
                  </li>
                ))}
              </ul>
            </div>
            <LanguageNotice languages={course.languages} className="mt-6 text-sm" />
            {lesson.stale && <Notice className="mt-6 text-sm">{t('stale')}</Notice>}
          </header>
          <LessonBody
            course={course}
            chapter={chapter}
            locale={locale}
            checkpoints={view.checkpoints}
            hidden={view.hidden}
            points={view.points}
          />
          <div className="mt-14 grid gap-10 text-base">
            {chapter.quizzes.length > 0 && (
              <section className="border-y border-rule">
                {chapter.quizzes.map((quiz) => (
                  <QuizCard
                    key={quiz.id}
                    href={quizHref({ courseId, chapterId, quizId: quiz.id })}
                    quiz={quiz}
                    own={view.quizzes.find(({ id }) => id === quiz.id)}
                    named={chapter.quizzes.length > 1}
                  />
                ))}
              </section>
            )}
            <MarkDone courseId={courseId} chapterId={chapterId} done={view.read} />
            <LessonFeedback {...place} before={view.feedback} />
            <Neighbours courseId={courseId} chapters={chaptersOf(course)} here={chapterId} />
          </div>
        </article>
      </div>
      <AskButton floating courseId={courseId} chapterId={chapterId} challengeId={null} />
    </ClientMessages>
  );
}

interface NeighboursProps {
  courseId: string;
  chapters: { id: string; title: Text }[];
  here: string;
}

async function Neighbours({ courseId, chapters, here }: NeighboursProps) {
  const t = await getTranslations('lesson');
  const index = chapters.findIndex((chapter) => chapter.id === here);
  const previous = chapters[index - 1];
  const next = chapters[index + 1];
  return (
    <nav
      aria-label={t('neighbours')}
      className="flex flex-wrap justify-between gap-x-8 gap-y-4 border-t border-rule pt-6"
    >
      {previous && (
        <Link href={`/courses/${courseId}/${previous.id}`} className="group flex items-center gap-3">
          <ArrowLeft aria-hidden className="size-5 text-muted group-hover:text-accent" />
          <span className="grid">
            <span className="text-xs text-muted">{t('previous')}</span>
            <span className="font-semibold group-hover:text-accent">
              <CourseText of={previous.title} />
            </span>
          </span>
        </Link>
      )}
      {next && (
        <Link href={`/courses/${courseId}/${next.id}`} className="group ml-auto flex items-center gap-3 text-right">
          <span className="grid">
            <span className="text-xs text-muted">{t('next')}</span>
            <span className="font-semibold group-hover:text-accent">
              <CourseText of={next.title} />
            </span>
          </span>
          <ArrowRight aria-hidden className="size-5 text-muted group-hover:text-accent" />
        </Link>
      )}
    </nav>
  );
}
