import { useTranslations } from 'next-intl';
import { Badge } from '../badge';
import { Rich } from '../markdown/rich';
import { Notice } from '../notice';
import { Points } from '../points';
import type { ShownFeedback } from './shown';

/** The whole answer in one look: right, partly or not yet, what it earned, and why. */
export function Verdict({ feedback }: { feedback: ShownFeedback }) {
  const t = useTranslations('quiz');
  const partly = !feedback.correct && feedback.points > 0;
  return (
    <Notice tone={feedback.correct ? 'pass' : 'not-yet'} className="grid gap-2">
      <p className="flex flex-wrap items-center gap-3">
        <Badge tone={feedback.correct ? 'pass' : 'not-yet'}>
          {feedback.correct ? t('right') : partly ? t('partly') : t('notYet')}
        </Badge>
        <span className="text-sm">
          <Points points={feedback.points} maxPoints={feedback.maxPoints} />
        </span>
      </p>
      {feedback.message && <Rich html={feedback.message} />}
      <Rich html={feedback.explanation} />
    </Notice>
  );
}
