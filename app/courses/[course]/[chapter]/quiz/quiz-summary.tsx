'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { AskButton } from '@/app/components/asking/ask-button';
import { Badge } from '@/app/components/badge';
import { Button, ButtonLink } from '@/app/components/button';
import { FeedbackBadge, type State, stateOf } from '@/app/components/item/item-feedback';
import { Points } from '@/app/components/points';
import type { PlayedAttempt } from '@/app/server/attempts';
import type { Standing } from '@/lib/progress/standing';
import type { Player } from './use-player';

interface QuizSummaryProps {
  player: Player;
  tells: PlayedAttempt['tells'];
  releasesAt: number | null;
  lessonHref: string;
  quizHref: string;
  place: { courseId: string; chapterId: string };
  kept: Pick<Standing, 'points' | 'maxPoints'> | null;
  ref: Ref<HTMLHeadingElement>;
}

/** What came of the run, question by question, and what to do next. */
export function QuizSummary({ player, tells, releasesAt, lessonHref, quizHref, place, kept, ref }: QuizSummaryProps) {
  const t = useTranslations('quiz');
  const taking = useTranslations('taking');
  const after = useTranslations('taking.after');
  const router = useRouter();
  const format = useFormatter();
  const { items, summary } = player;
  const later = summary.points === null && (summary.finished || tells === 'at-release');
  const told = items.flatMap(({ feedback }) => (feedback && !feedback.waiting ? [stateOf(feedback)] : []));
  const count = (state: State) => told.filter((one) => one === state).length;
  const open = items.filter((played) => !played.answered).length;
  return (
    <section className="grid gap-6">
      <h2 ref={ref} tabIndex={-1} className="text-lg outline-none">
        {t('summary.title')}{' '}
        <span className="font-normal">
          <Points named points={summary.points} maxPoints={summary.maxPoints} />
        </span>
      </h2>
      {told.length > 0 && (
        <p>
          {after('states', {
            right: count('right'),
            partly: count('partly'),
            notYet: count('notYet'),
          })}
        </p>
      )}
      {summary.finished && kept && kept.points !== null && (
        <p>
          {after('kept')} <Points named points={kept.points} maxPoints={kept.maxPoints} />
        </p>
      )}
      {open > 0 && <p className="text-muted">{t('summary.unanswered', { count: open })}</p>}
      {!summary.finished && tells !== 'at-once' && <p className="text-muted">{t('summary.changeable')}</p>}
      {later && (
        <p className="text-muted">
          {releasesAt === null
            ? t('summary.later')
            : t('summary.laterOn', { date: format.dateTime(releasesAt, { dateStyle: 'long', timeStyle: 'short' }) })}
        </p>
      )}
      <table className="w-full text-sm">
        <thead className="text-left text-muted">
          <tr className="border-b border-rule">
            <th className="py-2 font-semibold">{t('summary.item')}</th>
            <th className="py-2 font-semibold">{t('summary.result')}</th>
            <th className="py-2 text-right font-semibold">{t('summary.points')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ item, beginning, feedback, answered, flagged }, i) => (
            <tr key={item.id} className="border-b border-rule">
              <td className="py-1.5 pr-4">
                <button type="button" className="group min-h-11 text-left" onClick={() => player.show(i)}>
                  <span className="link">{t('position', { number: i + 1, total: items.length })}</span>{' '}
                  <span className="block text-muted group-hover:text-ink">{beginning}</span>
                </button>
              </td>
              <td>
                {feedback ? <FeedbackBadge feedback={feedback} /> : <Badge>{t(answered ? 'answered' : 'open')}</Badge>}
                {flagged && !summary.finished && <Badge tone="accent">{taking('flagged')}</Badge>}
              </td>
              <td className="text-right">
                <Points points={feedback?.points ?? null} maxPoints={item.maxPoints} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap gap-3">
        {summary.finished ? (
          <Button
            look="primary"
            onClick={() => {
              router.push(quizHref);
              router.refresh();
            }}
          >
            {t('summary.again')}
          </Button>
        ) : (
          <>
            <Button look="primary" onClick={player.goOn}>
              {t('summary.goOn')}
            </Button>
            <Button onClick={() => void player.finish()} disabled={player.pending}>
              {t('summary.finish')}
            </Button>
          </>
        )}
        <ButtonLink href={lessonHref}>{t('summary.lesson')}</ButtonLink>
        {summary.finished && <AskButton {...place} challengeId={null} />}
      </div>
    </section>
  );
}
