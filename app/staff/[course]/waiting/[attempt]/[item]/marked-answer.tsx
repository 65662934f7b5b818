'use client';

import { useTranslations } from 'next-intl';
import type { ShownFeedback, ShownItem } from '@/app/components/item/shown';
import { ItemField, toFilled } from '@/app/components/item/views';

interface MarkedAnswerProps {
  item: ShownItem<'short-essay'>;
  saved: unknown;
  feedback: ShownFeedback;
  /** The model answer, as an answer. */
  model: unknown;
}

/** The question with what was answered, and a model answer to hold it against. */
export function MarkedAnswer({ item, saved, feedback, model }: MarkedAnswerProps) {
  const t = useTranslations('staff.waiting');
  const text = String(toFilled(item, model));
  return (
    <>
      <ItemField item={item} filled={toFilled(item, saved)} feedback={feedback} onChange={() => {}} />
      <details className="text-sm">
        <summary className="cursor-pointer text-muted">{t('model')}</summary>
        <p className="mt-2 max-w-measure whitespace-pre-wrap">{text}</p>
      </details>
    </>
  );
}
