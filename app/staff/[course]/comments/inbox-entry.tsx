import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ShownThread } from '@/app/api/answers/review';
import { Badge } from '@/app/components/badge';
import type { Writing } from '@/app/components/review/comment-form';
import { ThreadView } from '@/app/components/review/thread-view';
import { StudentLink } from '@/app/components/staff/student-link';

interface InboxEntryProps {
  courseId: string;
  student: { id: string; name: string };
  thread: ShownThread;
  work: { title: string; href: string };
  writing: Writing;
}

/** One thread of the class, with the way to the work that it is about. */
export function InboxEntry({ courseId, student, thread, work, writing }: InboxEntryProps) {
  const t = useTranslations('review');
  const { lines, waits } = thread;
  const place =
    lines === null
      ? undefined
      : lines.first === lines.last
        ? t('onLine', { first: lines.first })
        : t('onLines', { first: lines.first, last: lines.last });
  return (
    <li className="grid gap-2 border-t border-rule py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Badge tone={waits ? 'not-yet' : 'pass'}>{t(waits ? 'inbox.open' : 'inbox.answered')}</Badge>
        <StudentLink courseId={courseId} student={student} />
        <Link className="link" href={work.href}>
          {work.title}
        </Link>
      </p>
      <ThreadView thread={thread} writing={writing} place={place} />
    </li>
  );
}
