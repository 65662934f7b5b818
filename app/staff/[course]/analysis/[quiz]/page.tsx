import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { renderBeginning, renderInline, renderText } from '@/app/components/markdown/text';
import { Empty } from '@/app/components/page-frame';
import { FewPeople } from '@/app/components/staff/analysis/figure';
import { ItemAnalysisCard, type ShownItemAnalysis } from '@/app/components/staff/analysis/item-analysis';
import { Misconceptions } from '@/app/components/staff/analysis/misconceptions';
import { ReliabilityView } from '@/app/components/staff/analysis/reliability-view';
import { StaffFrame } from '@/app/components/staff/staff-frame';
import { orNotFound } from '@/app/server/courses';
import { staffPage } from '@/app/server/staff';
import { analyseQuiz, type ItemAnalysis } from '@/lib/analysis/quiz-analysis';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { workOf } from '@/lib/gradebook/columns';
import type { Locale } from '@/lib/text';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('quiz.title') };
}

/** The questions of a quiz over the class. */
export default async function QuizAnalysisPage({ params }: PageProps<'/staff/[course]/analysis/[quiz]'>) {
  const { course: courseId, quiz: quizId } = await params;
  const { actor } = await staffPage(`/staff/${courseId}/analysis/${quizId}`, courseId);
  const content = await catalog();
  const course = orNotFound(() => selectCourse(content, courseId));
  const analysis = orNotFound(() => analyseQuiz(database(), content, actor, courseId, quizId));
  const [t, locale] = await Promise.all([getTranslations('analysis'), getLocale()]);
  const title = workOf(course).find(({ kind, targetId }) => kind === 'quiz' && targetId === quizId)?.title;
  const longest = Math.max(1, ...analysis.items.map(({ time }) => time?.high ?? 0));
  const items = await Promise.all(analysis.items.map((item) => showItemAnalysis(item, longest, locale)));
  const beginnings = new Map(items.map(({ id, beginning }) => [id, beginning]));
  return (
    <StaffFrame
      courseId={courseId}
      courseTitle={<CourseText of={course.title} />}
      title={t('quiz.heading', { title: title ? textIn(title, locale) : quizId })}
      here="analysis"
    >
      {analysis.runs === 0 ? (
        <Empty>{t('quiz.empty')}</Empty>
      ) : (
        <>
          <p className="mb-4 max-w-measure text-muted">{t('quiz.lead', { count: analysis.runs })}</p>
          <FewPeople count={analysis.runs} />
          <ReliabilityView reliability={analysis.reliability} />
          <h2 className="mt-10 mb-3 text-xl">{t('quiz.items')}</h2>
          <ol className="border-b border-rule">
            {items.map((item) => (
              <ItemAnalysisCard key={item.id} item={item} />
            ))}
          </ol>
          <Misconceptions course={course} used={analysis.misconceptions} beginnings={beginnings} />
        </>
      )}
    </StaffFrame>
  );
}

async function showItemAnalysis(
  { item, shown, facility, discrimination, time, flags, options }: ItemAnalysis,
  longest: number,
  locale: Locale,
): Promise<ShownItemAnalysis> {
  const texts = new Map('options' in shown ? shown.options.map(({ id, text }) => [id, text.inline]) : []);
  return {
    id: item.id,
    beginning: await renderBeginning(item.stem, locale),
    stem: await renderText(item.stem, locale),
    ...{ facility, discrimination, time, longest, flags },
    options: await Promise.all(
      options.map(async (option) => {
        const text = texts.get(option.id);
        return { ...option, text: text ? await renderInline(text, locale) : option.id };
      }),
    ),
  };
}
