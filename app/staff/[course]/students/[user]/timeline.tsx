import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { Course } from '@/lib/catalog/course';
import { findChallenge, findChapter, findQuiz } from '@/lib/catalog/select';
import type { TimelineEvent } from '@/lib/progress/timeline';
import type { Text } from '@/lib/text';
import { textIn } from '@/lib/text';
import { Points } from '../../../../components/points';
import { StateBadge } from '../../../../components/workspace/results/submission-list';

/** What somebody did, newest day first, each day from its end to its beginning. */
export function Timeline({ course, events }: { course: Course; events: TimelineEvent[] }) {
  const format = useFormatter();
  const days = Map.groupBy(events.toReversed(), ({ at }) => format.dateTime(at, { dateStyle: 'full' }));
  return (
    <ol className="grid gap-8">
      {[...days].map(([day, entries]) => (
        <li key={day}>
          <h2 className="mb-1 text-base">{day}</h2>
          <ol className="border-b border-rule">
            {entries.map((event) => (
              <Entry
                key={`${event.kind} ${event.at} ${'id' in event ? event.id : event.chapterId}`}
                {...{ course, event }}
              />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Entry({ course, event }: { course: Course; event: TimelineEvent }) {
  const t = useTranslations('staff.timeline');
  const format = useFormatter();
  const locale = useLocale();
  const named = titleOf(course, event);
  const title = named ? textIn(named, locale) : 'challengeId' in event ? event.challengeId : event.chapterId;
  const kind = event.kind === 'attempt' && event.target === 'checkpoint' ? 'checkpoint' : event.kind;
  const href = hrefOf(event);
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-t border-rule py-2 text-sm">
      <time className="w-14 text-muted tabular-nums" dateTime={new Date(event.at).toISOString()}>
        {format.dateTime(event.at, { hour: '2-digit', minute: '2-digit' })}
      </time>
      <span className="min-w-48 flex-1">
        {href ? (
          <Link className="link" href={href}>
            {t(kind, { title })}
          </Link>
        ) : (
          t(kind, { title })
        )}
        {event.kind === 'attempt' && event.target === 'quiz' && event.finishedAt === null && (
          <span className="text-muted"> · {t('unfinished')}</span>
        )}
      </span>
      {event.kind === 'submission' && <StateBadge line={event} />}
      {(event.kind === 'attempt' || event.kind === 'submission') && (
        <Points points={event.points} maxPoints={event.maxPoints} />
      )}
    </li>
  );
}

/** What the event is about, as far as the course still has it. */
function titleOf(course: Course, event: TimelineEvent): Text | undefined {
  if (event.kind === 'submission') return findChallenge(course, event.challengeId)?.definition.title;
  const quiz = event.kind === 'attempt' && event.target === 'quiz' ? findQuiz(course, event.targetId) : null;
  return (quiz ?? findChapter(course, event.chapterId))?.title;
}

/** Where the work itself can be read. What was answered in a lesson stands nowhere else. */
function hrefOf(event: TimelineEvent): string | null {
  if (event.kind === 'submission') return `/staff/submissions/${event.id}`;
  return event.kind === 'attempt' && event.target === 'quiz' ? `/staff/attempts/${event.id}` : null;
}
