'use client';

import { clsx } from 'clsx';
import { Check, Circle, CircleDot, Flag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { stateOf } from '@/app/components/item/item-feedback';
import type { PlayedItem } from '@/app/server/attempts';

interface StepsProps {
  items: Pick<PlayedItem, 'item' | 'feedback' | 'answered' | 'flagged'>[];
  /** -1 when no question is shown. */
  index: number;
  onShow: (index: number) => void;
}

/** Where one is: a step for each question, with what came of it. */
export function Steps({ items, index, onShow }: StepsProps) {
  const t = useTranslations('quiz');
  const taking = useTranslations('taking');
  return (
    <nav aria-label={t('progress')}>
      <ol className="flex gap-1">
        {items.map(({ item, feedback, answered, flagged }, i) => {
          const partly = feedback !== null && stateOf(feedback) === 'partly';
          const state = t(feedback ? stateOf(feedback) : answered ? 'answered' : 'open');
          return (
            <li key={item.id} className="flex-1">
              <button
                type="button"
                onClick={() => onShow(i)}
                aria-current={i === index ? 'step' : undefined}
                aria-label={`${t('position', { number: i + 1, total: items.length })}: ${state}${flagged ? `, ${taking('flagged')}` : ''}`}
                className={clsx(
                  'flex min-h-10 w-full flex-col items-center justify-end gap-1 text-xs',
                  i === index ? 'font-bold text-ink' : 'text-muted hover:text-ink',
                )}
              >
                <span aria-hidden className="flex h-4 items-center gap-0.5">
                  {flagged && <Flag className="size-3 text-accent" fill="currentColor" />}
                  {feedback ? (
                    feedback.correct ? (
                      <Check className="size-4 text-pass" strokeWidth={2.5} />
                    ) : partly ? (
                      <CircleDot className="size-3 text-not-yet" strokeWidth={2.5} />
                    ) : (
                      <Circle className="size-3 text-not-yet" strokeWidth={2.5} />
                    )
                  ) : (
                    i + 1
                  )}
                </span>
                <span
                  aria-hidden
                  className={clsx(
                    'h-[3px] w-full',
                    i === index
                      ? 'bg-accent'
                      : feedback
                        ? feedback.correct
                          ? 'bg-pass/60'
                          : 'bg-not-yet/60'
                        : answered
                          ? 'bg-muted'
                          : 'bg-rule',
                  )}
                />
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
