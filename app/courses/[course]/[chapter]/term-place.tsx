import type { ReactNode } from 'react';
import { renderInline } from '@/app/components/markdown/text';
import type { Course } from '@/lib/catalog/course';
import { textIn } from '@/lib/text';
import { TermLink } from './term-link';

interface TermPlaceProps {
  course: Course;
  termId: string;
  locale: string;
  children?: ReactNode;
}

/** Where the lesson uses a word or a sign of the glossary: its meaning comes to the pointer, to focus and to a tap. */
export async function TermPlace({ course, termId, locale, children }: TermPlaceProps) {
  const term = course.glossary.find(({ id }) => id === termId);
  if (!term) return children;
  return (
    <TermLink
      href={`/courses/${course.id}/glossary#${termId}`}
      name={textIn(term.term, locale)}
      html={await renderInline(term.text, locale)}
    >
      {children}
    </TermLink>
  );
}
