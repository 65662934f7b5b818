import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { Markdown } from '@/app/components/markdown/markdown';
import { Plot } from '@/app/components/plot/plot';
import type { Checkpoint } from '@/lib/attempts/checkpoint';
import type { Course } from '@/lib/catalog/course';
import type { StudentChapter } from '@/lib/catalog/projections';
import type { Locale } from '@/lib/text';
import { inLanguage, otherLanguage } from '@/lib/text';
import { ChallengeCard } from './challenge-card';
import { CheckpointPlace } from './checkpoint-place';
import { Details, DirectiveLabel, Note } from './directives';
import { TermPlace } from './term-place';

interface LessonBodyProps {
  course: Course;
  chapter: StudentChapter;
  locale: Locale;
  checkpoints: Checkpoint[];
  /** When challenges open that nobody may read before. */
  hidden: Map<string, number>;
  /** What the reader has of each challenge, thousandths; null before anything was graded. */
  points: Map<string, number | null>;
}

/** The lesson's text with its notes, panels, figures, checkpoint questions and challenges in the flow. */
export function LessonBody({ course, chapter, locale, checkpoints, hidden, points }: LessonBodyProps) {
  const components = {
    a: ({ href = '', ...rest }: ComponentProps<'a'>) =>
      href.startsWith('lesson:') ? (
        <Link href={`/courses/${course.id}/${href.slice('lesson:'.length)}`} {...rest} />
      ) : href.startsWith('term:') ? (
        <TermPlace course={course} termId={href.slice('term:'.length)} locale={locale}>
          {rest.children}
        </TermPlace>
      ) : (
        <a href={href} {...rest} />
      ),
    'directive-label': DirectiveLabel,
    'directive-note': Note,
    'directive-details': Details,
    'directive-plot': ({ data, children }: { data: string; children?: ReactNode }) => {
      const plot = chapter.plots.get(data);
      return (
        plot && (
          <Plot plot={plot} locale={locale}>
            {children}
          </Plot>
        )
      );
    },
    'directive-item': ({ id }: { id: string }) => {
      const checkpoint = checkpoints.find((candidate) => candidate.item.id === id);
      return (
        checkpoint && (
          <CheckpointPlace courseId={course.id} chapterId={chapter.id} checkpoint={checkpoint} locale={locale} />
        )
      );
    },
    'directive-challenge': ({ id }: { id: string }) => (
      <ChallengeCard
        course={course}
        challengeId={id}
        opensAt={hidden.get(id) ?? null}
        points={points.get(id) ?? null}
      />
    ),
  };
  return (
    <div lang={otherLanguage(Object.keys(chapter.lesson), locale)} className="@container">
      <Markdown root={inLanguage(chapter.lesson, locale).body} components={components} />
    </div>
  );
}
