'use client';

import { ArrowDown, ArrowUp, Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { z } from 'zod';
import { Button } from '../../button';
import { Rich } from '../../markdown/rich';
import type { ShownFeedback } from '../shown';
import type { FieldProps, ItemView } from '../view';

/** Ids from top to bottom; null while nobody has moved anything. */
type Order = string[] | null;

const Saved = z.object({ order: z.array(z.string()) });

interface OrderFieldProps {
  stem: string;
  /** As they stand at first. */
  shown: { id: string; text: string }[];
  filled: Order;
  feedback: ShownFeedback | null;
  onChange: (order: string[]) => void;
}

/** Entries that are put in order, by buttons. */
export function OrderField({ stem, shown, filled, feedback, onChange }: OrderFieldProps) {
  const t = useTranslations('quiz.ordering');
  const id = useId();
  const [moved, setMoved] = useState('');
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const order = filled ?? shown.map((entry) => entry.id);
  const entries = order.flatMap((entryId) => shown.filter((entry) => entry.id === entryId));

  function move(from: number, to: number, way: 'up' | 'down') {
    const next = [...order];
    const [taken = ''] = next.splice(from, 1);
    next.splice(to, 0, taken);
    onChange(next);
    setMoved(t('moved', { place: to + 1, total: next.length }));
    // At either end the button that was pressed has nothing left to do; its neighbour takes the focus.
    const other = way === 'up' ? to === 0 : to === next.length - 1;
    const held = other ? (way === 'up' ? 'down' : 'up') : way;
    requestAnimationFrame(() => buttons.current.get(`${taken} ${held}`)?.focus());
  }

  const arrow = (entryId: string, place: number, way: 'up' | 'down') => {
    const to = way === 'up' ? place - 1 : place + 1;
    const Icon = way === 'up' ? ArrowUp : ArrowDown;
    return (
      <Button
        look="quiet"
        size="sm"
        ref={(button) => {
          if (button) buttons.current.set(`${entryId} ${way}`, button);
        }}
        aria-label={t(way)}
        aria-describedby={`${id}-${entryId}`}
        disabled={to < 0 || to >= order.length}
        onClick={() => move(place, to, way)}
      >
        <Icon aria-hidden className="size-4" />
      </Button>
    );
  };

  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-4">
      <legend className="contents">
        <Rich html={stem} className="text-lg" />
      </legend>
      <p className="text-sm text-muted">{t('ask')}</p>
      <ol className="grid border-b border-rule">
        {entries.map((entry, place) => (
          <li key={entry.id} className="flex min-h-12 items-center gap-3 border-t border-rule px-2 py-1">
            <span aria-hidden className="w-5 text-sm text-muted tabular-nums">
              {place + 1}
            </span>
            <span id={`${id}-${entry.id}`} className="flex-1">
              <Rich as="span" html={entry.text} />
            </span>
            {feedback ? (
              <Place right={feedback.options[place]?.chosen ?? false} />
            ) : (
              <span className="flex">
                {arrow(entry.id, place, 'up')}
                {arrow(entry.id, place, 'down')}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p aria-live="polite" className="sr-only">
        {moved}
      </p>
      {feedback && !feedback.correct && (
        <div className="border-l-2 border-pass pl-3 text-sm">
          <p className="font-semibold text-pass">{t('right')}</p>
          <ol className="list-decimal pl-5">
            {feedback.options.map((entry) => (
              <li key={entry.id}>
                <Rich as="span" html={entry.text} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </fieldset>
  );
}

function Field({ item: { stem, entries }, filled, feedback, onChange }: FieldProps<'ordering', Order>) {
  return <OrderField stem={stem} shown={entries} filled={filled} feedback={feedback} onChange={onChange} />;
}

function Place({ right }: { right: boolean }) {
  const t = useTranslations('quiz.ordering');
  const Icon = right ? Check : X;
  return (
    <span
      className={right ? 'flex items-center gap-1 text-sm text-pass' : 'flex items-center gap-1 text-sm text-not-yet'}
    >
      <Icon aria-hidden className="size-4" />
      {right ? t('inPlace') : t('elsewhere')}
    </span>
  );
}

export const ordering: ItemView<'ordering', Order> = {
  Field,
  nothing: null,
  toAnswer: (filled) => filled && { order: filled },
  toFilled: (saved) => Saved.safeParse(saved).data?.order ?? null,
  press: () => null,
};
