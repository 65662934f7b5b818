import Link from 'next/link';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { INACTIVE_MS, STUCK_TRIES } from '@/lib/gradebook/attention';
import { nextOf, type Overview } from '@/lib/overview/overview';
import { CourseText } from '../../components/course-text';
import { useReadFigures } from '../../components/staff/analysis/figure';
import { OverviewSection } from './overview-section';

const DAY_MS = 24 * 60 * 60_000;
const SHOWN = 6;

/** What of the class needs its teachers now, each with the way there; what needs nobody is not named. */
export function OverviewView({ courseId, found }: { courseId: string; found: Overview }) {
  const t = useTranslations('staff.overview');
  const format = useFormatter();
  const now = useNow().getTime();
  const read = useReadFigures();
  const { stuck, inactive, hardlyReached, flagged, waiting, corrected, feedback, comments, due } = found;
  const lists = [stuck, hardlyReached, flagged, corrected, due];
  const quiet = lists.every((list) => list.length === 0) && inactive + waiting + feedback.all + comments === 0;
  if (quiet) return <p className="border-y border-rule py-8 text-muted">{t('quiet')}</p>;
  const date = (at: number) =>
    format.dateTime(at, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      {due.length > 0 && (
        <OverviewSection title={t('due.title')}>
          {due.map((one) => (
            <p key={`${one.target.kind} ${one.target.targetId}`}>
              <Link className="link" href={`/staff/${courseId}/windows`}>
                <CourseText of={one.title} />
              </Link>{' '}
              <span className="text-muted">
                {t(nextOf(one, now) === one.closesAt ? 'due.closes' : 'due.opens', { date: date(nextOf(one, now)) })} ·{' '}
                {t('due.left', { left: one.left, students: one.students })}
              </span>
            </p>
          ))}
        </OverviewSection>
      )}
      {stuck.length > 0 && (
        <OverviewSection
          title={t('stuck.title', { count: stuck.length })}
          text={t('stuck.text', { tries: STUCK_TRIES })}
        >
          {stuck.slice(0, SHOWN).map(({ student, challengeId, title, tries, submissionId, lastAt }) => (
            <p key={`${student.id} ${challengeId}`}>
              <Link className="link" prefetch={false} href={`/staff/submissions/${submissionId}`}>
                {student.name} · <CourseText of={title} />
              </Link>{' '}
              <span className="text-muted">
                {t('stuck.tries', { tries })}
                {lastAt !== null && ` · ${format.relativeTime(lastAt, now)}`}
              </span>
            </p>
          ))}
          <More href={`/staff/${courseId}/grid?show=stuck`} />
        </OverviewSection>
      )}
      {hardlyReached.length > 0 && (
        <OverviewSection title={t('hardly.title', { count: hardlyReached.length })} text={t('hardly.text')}>
          {hardlyReached.map(({ challengeId, title, criterionId, criterion, ever }) => (
            <p key={`${challengeId} ${criterionId}`}>
              <Link className="link" href={`/staff/${courseId}/challenges/${challengeId}`}>
                <CourseText of={title} />: <CourseText of={criterion} />
              </Link>{' '}
              <span className="text-muted">
                {t('hardly.share', {
                  share: read.share(ever.estimate),
                  low: read.share(ever.low),
                  high: read.share(ever.high),
                  count: ever.count,
                })}
              </span>
            </p>
          ))}
        </OverviewSection>
      )}
      {flagged.length > 0 && (
        <OverviewSection title={t('flagged.title')}>
          {flagged.map(({ quizId, title, items }) => (
            <p key={quizId}>
              <Link className="link" href={`/staff/${courseId}/analysis/${quizId}`}>
                <CourseText of={title} />
              </Link>{' '}
              <span className="text-muted">{t('flagged.items', { count: items })}</span>
            </p>
          ))}
        </OverviewSection>
      )}
      {waiting > 0 && (
        <OverviewSection title={t('waiting.title', { count: waiting })}>
          <p>
            <Link className="link" href={`/staff/${courseId}/waiting`}>
              {t('waiting.text')}
            </Link>
          </p>
        </OverviewSection>
      )}
      {corrected.length > 0 && (
        <OverviewSection title={t('corrected.title')}>
          {corrected.map(({ chapterId, itemId, answers, changes }) => (
            <p key={`${chapterId} ${itemId}`}>
              <Link className="link" href={`/staff/${courseId}/remark`}>
                {chapterId} · {itemId}
              </Link>{' '}
              <span className="text-muted">{t('corrected.line', { answers, changes })}</span>
            </p>
          ))}
        </OverviewSection>
      )}
      {feedback.all > 0 && (
        <OverviewSection title={t('feedback.title', { count: feedback.all })}>
          <p>
            <Link className="link" href={`/staff/${courseId}/feedback`}>
              {t('feedback.unclear', { count: feedback.unclear })}
            </Link>
          </p>
        </OverviewSection>
      )}
      {comments > 0 && (
        <OverviewSection title={t('comments.title', { count: comments })}>
          <p>
            <Link className="link" href={`/staff/${courseId}/comments`}>
              {t('comments.text')}
            </Link>
          </p>
        </OverviewSection>
      )}
      {inactive > 0 && (
        <OverviewSection title={t('inactive.title', { count: inactive })}>
          <p>
            <Link className="link" href={`/staff/${courseId}/grid?show=inactive&sort=active`}>
              {t('inactive.text', { days: INACTIVE_MS / DAY_MS })}
            </Link>
          </p>
        </OverviewSection>
      )}
    </div>
  );
}

function More({ href }: { href: string }) {
  const t = useTranslations('staff.overview');
  return (
    <p>
      <Link className="link" href={href}>
        {t('all')}
      </Link>
    </p>
  );
}
