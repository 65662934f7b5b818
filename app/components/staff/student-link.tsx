import { clsx } from 'clsx';
import Link from 'next/link';

/** A name takes one line and no more than its share of it; pointed at, it tells the rest. */
export const ONE_LINE_NAME = 'inline-block max-w-36 truncate align-bottom sm:max-w-56';

interface StudentLinkProps {
  courseId: string;
  student: { id: string; name: string };
  /** `link` in running text, `quiet` in lists of nothing but names. */
  look?: 'link' | 'quiet';
  /** -1 where keys reach it by other means. */
  tabIndex?: number;
}

export function StudentLink({ courseId, student: { id, name }, look = 'quiet', tabIndex }: StudentLinkProps) {
  return (
    <Link
      className={clsx(ONE_LINE_NAME, look === 'link' ? 'link' : 'hover:underline')}
      title={name}
      tabIndex={tabIndex}
      href={`/staff/${courseId}/students/${id}`}
    >
      {name}
    </Link>
  );
}
