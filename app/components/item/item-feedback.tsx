import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '../badge';
import { Rich } from '../markdown/rich';
import { Notice } from '../notice';
import { Points, useReadPoints } from '../points';
import type { ShownFeedback } from './shown';

export type State = 'right' | 'partly' | 'notYet';

/** What an answer is that has been marked. */
export function stateOf({ correct, points }: Pick<ShownFeedback, 'correct' | 'points'>): State {
  if (correct) return 'right';
  return points > 0 ? 'partly' : 'notYet';
}

const TONES = { right: 'pass', partly: 'partly', notYet: 'not-yet' } as const;

/** One word and one sign for an answer: right, partly or not yet. */
export function FeedbackBadge({ feedback }: { feedback: ShownFeedback }) {
  const t = useTranslations('quiz');
  if (feedback.waiting) return <Badge tone="neutral">{t('waiting')}</Badge>;
  const state = stateOf(feedback);
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}

/** The whole answer in one look: right, partly or not yet, what it earned, and why. */
export function ItemFeedback({ feedback }: { feedback: ShownFeedback }) {
  const t = useTranslations('quiz');
  return (
    <Notice tone={feedback.correct ? 'pass' : feedback.waiting ? 'neutral' : 'not-yet'} className="grid gap-2">
      <p className="flex flex-wrap items-center gap-3">
        <FeedbackBadge feedback={feedback} />
        <span className="text-sm">
          {feedback.waiting ? (
            t('waitingFor', { points: feedback.maxPoints / 1000 })
          ) : (
            <Points points={feedback.points} maxPoints={feedback.maxPoints} />
          )}
        </span>
      </p>
      {feedback.remarked && <Remarked feedback={feedback} remarked={feedback.remarked} />}
      {feedback.message && <Rich html={feedback.message} />}
      {feedback.explanation === null ? (
        <>
          {feedback.options.map((option) => (
            <Rich key={option.id} html={option.text} />
          ))}
          <p>{t('firstMiss')}</p>
        </>
      ) : (
        <Rich html={feedback.explanation} />
      )}
    </Notice>
  );
}

/** Says that it was marked again, by a corrected key, and what it had before. */
function Remarked({ feedback, remarked }: { feedback: ShownFeedback; remarked: { at: number; before: number } }) {
  const t = useTranslations('quiz');
  const format = useFormatter();
  const read = useReadPoints();
  return (
    <p className="text-sm">
      {t('remarked', {
        date: format.dateTime(remarked.at, { dateStyle: 'long' }),
        before: read(remarked.before),
        after: read(feedback.points),
        max: read(feedback.maxPoints),
      })}
    </p>
  );
}
