import { useTranslations } from 'next-intl';
import { Badge } from '../badge';
import { Rich } from '../markdown/rich';
import { Notice } from '../notice';
import { Points } from '../points';
import type { ShownFeedback } from './shown';

/** One word for an answer: right, partly or not yet. */
export function FeedbackBadge({ feedback }: { feedback: ShownFeedback }) {
  const t = useTranslations('quiz');
  if (feedback.waiting) return <Badge tone="neutral">{t('waiting')}</Badge>;
  if (feedback.correct) return <Badge tone="pass">{t('right')}</Badge>;
  return <Badge tone="not-yet">{feedback.points > 0 ? t('partly') : t('notYet')}</Badge>;
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
      {feedback.message && <Rich html={feedback.message} />}
      <Rich html={feedback.explanation} />
    </Notice>
  );
}
