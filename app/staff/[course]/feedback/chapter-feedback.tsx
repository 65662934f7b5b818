import { clsx } from 'clsx';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { FeedbackEntry } from '@/lib/feedback/lesson-feedback';
import { Badge, type Tone } from '../../../components/badge';
import { StudentLink } from '../../../components/staff/student-link';
import { HandleFeedback } from './handle-feedback';

const CLEAR = ['yes', 'partly', 'no'] as const;
const TONES: Record<(typeof CLEAR)[number], Tone> = { yes: 'pass', partly: 'neutral', no: 'not-yet' };

interface ChapterFeedbackProps {
  title: string;
  /** Null for a chapter that has left the course. */
  href: string | null;
  courseId: string;
  /** Of the chapter as it is now. */
  contentHash: string | null;
  entries: FeedbackEntry[];
}

/** What students said about one chapter: how clear it was, and every comment. */
export function ChapterFeedback({ title, href, courseId, contentHash, entries }: ChapterFeedbackProps) {
  const t = useTranslations('staff.feedback');
  const format = useFormatter();
  return (
    <section>
      <h2 className="text-lg">
        {href ? (
          <Link className="hover:underline" href={href}>
            {title}
          </Link>
        ) : (
          title
        )}
      </h2>
      <p className="mt-1 mb-2 text-sm text-muted">
        {t('clear')}{' '}
        {CLEAR.map((answer) =>
          t(`count.${answer}`, { count: entries.filter(({ clear }) => clear === answer).length }),
        ).join(' · ')}
      </p>
      <ul className="border-b border-rule">
        {entries.map((entry) => (
          <li key={entry.id} className={clsx('border-t border-rule py-3', entry.handledAt !== null && 'opacity-70')}>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <Badge tone={TONES[entry.clear]}>{t(`answer.${entry.clear}`)}</Badge>
              <StudentLink courseId={courseId} student={entry.student} />
              <time className="text-muted" dateTime={new Date(entry.sentAt).toISOString()}>
                {format.dateTime(entry.sentAt, { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
              {contentHash !== null && entry.contentHash !== contentHash && (
                <span className="text-xs text-muted">{t('earlier')}</span>
              )}
              <span className="ml-auto">
                <HandleFeedback id={entry.id} name={entry.student.name} handled={entry.handledAt !== null} />
              </span>
            </p>
            {entry.comment && (
              <p lang={entry.locale} className="mt-1.5 max-w-measure break-words whitespace-pre-wrap">
                {entry.comment}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
