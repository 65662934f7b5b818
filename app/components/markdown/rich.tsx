import { clsx } from 'clsx';

/** Shows HTML that `toHtmlText` made of the course's own text. Works in server and client components. */
export function Rich({ html, className, as: Tag = 'div' }: { html: string; className?: string; as?: 'div' | 'span' }) {
  return <Tag className={clsx(Tag === 'div' && 'prose', className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
