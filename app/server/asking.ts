import type { ShownAnswer, ShownPassage } from '@/app/api/answers/asking';
import { toHtmlText } from '@/app/components/markdown/to-hast';
import type { Answer } from '@/lib/asking/ask';
import type { Passage } from '@/lib/asking/passages';
import { textIn } from '@/lib/text';

export const hrefOf = (courseId: string, { chapterId, challengeId, anchor }: Passage) =>
  `/courses/${courseId}/${challengeId === null ? chapterId : `challenges/${challengeId}`}#${anchor}`;

/** A passage as it stands on its page, with the way there. Safe to insert: raw HTML is not part of the course's Markdown. */
export async function showPassage(courseId: string, passage: Passage): Promise<ShownPassage> {
  const html = await toHtmlText(passage.body);
  return {
    id: passage.id,
    href: hrefOf(courseId, passage),
    page: passage.page,
    headings: passage.headings.filter((heading) => !heading.includes('$')),
    html: html
      .replaceAll('href="lesson:', `href="/courses/${encodeURIComponent(courseId)}/`)
      .replaceAll('href="term:', `href="/courses/${encodeURIComponent(courseId)}/glossary#`),
  };
}

export async function showAnswer(courseId: string, answer: Answer, locale: string): Promise<ShownAnswer> {
  const { inCourse, quotes, verdict, misconceptions } = answer;
  return {
    inCourse,
    quotes: await Promise.all(quotes.map((quote) => showPassage(courseId, quote))),
    verdict: verdict && {
      submissionId: verdict.submissionId,
      title: textIn(verdict.title, locale),
      passed: verdict.passed,
      explanation: verdict.explanation && textIn(verdict.explanation, locale),
      missed: verdict.missed.map(({ id, title, op, limit, value, feedback }) => {
        return { id, title: textIn(title, locale), op, limit, value, feedback: textIn(feedback, locale) };
      }),
    },
    misconceptions: misconceptions.map(({ id, text }) => ({ id, text: textIn(text, locale) })),
  };
}
