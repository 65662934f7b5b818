import type { Heading, Root } from 'mdast';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { StateMark } from '@/app/components/badge';
import { Rich } from '@/app/components/markdown/rich';
import { toHtmlText } from '@/app/components/markdown/to-hast';
import { quizHref } from '@/app/quiz-href';
import type { LessonView } from '@/app/server/lesson-view';

interface LessonRailProps {
  courseId: string;
  chapterId: string;
  body: Root;
  /** Of the lesson, where that is not the page's language. */
  lang: string | undefined;
  view: Pick<LessonView, 'answered' | 'quizzes' | 'challenges'>;
}

/** Beside the lesson on wide screens: its headings, and where the reader stands in what belongs to it. */
export async function LessonRail({ courseId, chapterId, body, lang, view }: LessonRailProps) {
  const [t, shell] = await Promise.all([getTranslations('lesson.rail'), getTranslations('shell')]);
  const headings = await Promise.all(
    contentsOf(body).map(async (heading) => ({ ...heading, html: await html(heading) })),
  );
  const work = [
    ...view.quizzes.map(({ id, state }) => {
      return { href: quizHref({ courseId, chapterId, quizId: id }), name: t('quiz'), state };
    }),
    ...view.challenges.map(({ id, state }) => {
      return { href: `/courses/${courseId}/challenges/${id}`, name: t('challenge'), state };
    }),
  ];
  return (
    <nav
      aria-label={t('title')}
      className="sticky top-8 hidden max-h-[calc(100dvh-4rem)] w-52 gap-4 self-start overflow-y-auto text-sm min-[84rem]:grid print:hidden"
    >
      <p className="eyebrow">{t('title')}</p>
      <ol className="grid gap-2 border-l border-rule" lang={lang}>
        {headings.map(({ id, html: words }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="-ml-px block border-l border-transparent pl-3 text-muted hover:border-accent hover:text-ink"
            >
              <Rich as="span" html={words} />
            </a>
          </li>
        ))}
      </ol>
      <ul className="grid gap-1 border-t border-rule pt-3">
        {view.answered.total > 0 && (
          <li className="text-muted">{t('checkpoints', { n: view.answered.answered, total: view.answered.total })}</li>
        )}
        {work.map(({ href, name, state }) => (
          <li key={href}>
            <Link href={href} className="flex min-h-8 items-center gap-1 text-muted hover:text-ink">
              <StateMark state={state} label={shell(`state.${state}`)} />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface Entry {
  id: string;
  heading: Heading;
}

/** The headings that part a lesson, with their places. */
function contentsOf(body: Root): Entry[] {
  return body.children.flatMap((node): Entry[] => {
    const id = node.data?.hProperties?.id;
    return node.type === 'heading' && node.depth === 2 && typeof id === 'string' ? [{ id, heading: node }] : [];
  });
}

const html = ({ heading }: Entry) =>
  toHtmlText({ type: 'root', children: [{ type: 'paragraph', children: heading.children }] });
