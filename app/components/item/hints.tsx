'use client';

import { useTranslations } from 'next-intl';
import { Rich } from '../markdown/rich';
import { Points } from '../points';

interface HintsProps {
  /** Those that are shown, as HTML. */
  taken: string[];
  total: number;
  /** Thousandths that the next one takes off the answer. */
  nextCost: number;
  onTake: () => void;
}

/** Hints in stages: each asks to be asked for, and says first what it costs. */
export function Hints({ taken, total, nextCost, onTake }: HintsProps) {
  const t = useTranslations('quiz.hints');
  if (total === 0) return null;
  return (
    <div className="grid justify-items-start gap-3 text-base">
      <div aria-live="polite" className="contents">
        {taken.map((html, index) => (
          <div key={html} className="border-l-2 border-rule pl-4">
            <p className="eyebrow">{t('number', { number: index + 1, total })}</p>
            <Rich html={html} />
          </div>
        ))}
      </div>
      {taken.length < total && (
        <p className="text-sm">
          <button type="button" className="link min-h-9" onClick={onTake}>
            {taken.length === 0 ? t('first') : t('next')}
          </button>
          {nextCost > 0 && (
            <span className="text-muted">
              {' '}
              {t('costs')} <Points points={nextCost} maxPoints={null} />
            </span>
          )}
        </p>
      )}
    </div>
  );
}
