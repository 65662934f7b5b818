import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { AuditEntry } from '@/lib/auth/audit';
import { ONE_LINE_NAME, StudentLink } from '../../../components/staff/student-link';
import { AuditChange } from './audit-change';

/** Changes, newest first: when, who, what, and what it was before. */
export function AuditList({ courseId, entries }: { courseId: string; entries: AuditEntry[] }) {
  const format = useFormatter();
  return (
    <ol className="border-b border-rule">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="grid gap-x-6 gap-y-1 border-t border-rule py-3 text-sm sm:grid-cols-[9.5rem_minmax(0,1fr)_minmax(0,1fr)]"
        >
          <time className="text-muted tabular-nums" dateTime={new Date(entry.at).toISOString()}>
            {format.dateTime(entry.at, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
          <What courseId={courseId} entry={entry} />
          <AuditChange before={entry.before} after={entry.after} />
        </li>
      ))}
    </ol>
  );
}

function What({ courseId, entry: { by, act, subject, person } }: { courseId: string; entry: AuditEntry }) {
  const t = useTranslations('staff.audit');
  const isKnown = (key: string): key is 'quiz' => t.has(`subject.${key}` as 'subject.quiz');
  const href = hrefOf(courseId, subject);
  const named = isKnown(subject.kind) ? t(`subject.${subject.kind}`, { id: shortened(subject) }) : subject.kind;
  return (
    <div className="min-w-0">
      <p>
        <span className={`${ONE_LINE_NAME} font-semibold`} title={by.name ?? undefined}>
          {by.name ?? t(by.operator ? 'operator' : 'gone')}
        </span>{' '}
        {t(`acts.${act ?? 'unknown'}`)}
      </p>
      <p className="break-words text-muted">
        {subject.kind !== 'person' &&
          (href ? (
            <Link className="link" href={href}>
              {named}
            </Link>
          ) : (
            named
          ))}
        {subject.kind !== 'person' && person && ' · '}
        {person &&
          t.rich('about', {
            person: () =>
              person.name === null ? (
                t('gone')
              ) : (
                <StudentLink look="link" courseId={courseId} student={{ id: person.id, name: person.name }} />
              ),
          })}
      </p>
    </div>
  );
}

/** Invitations have long ids, of which the beginning tells them apart. */
const shortened = ({ kind, id }: AuditEntry['subject']) => (kind === 'invitation' ? id.slice(0, 8) : id);

function hrefOf(courseId: string, { kind, id }: AuditEntry['subject']): string | null {
  if (kind === 'attempt') return `/staff/attempts/${id}`;
  if (kind === 'submission') return `/staff/submissions/${id}`;
  if (kind === 'quiz') return `/staff/${courseId}/analysis/${id}`;
  if (kind === 'challenge') return `/staff/${courseId}/challenges/${id}`;
  if (kind === 'item') return `/staff/${courseId}/remark`;
  if (kind === 'feedback') return `/staff/${courseId}/feedback`;
  if (kind === 'question') return `/staff/${courseId}/questions`;
  return null;
}
