'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '../button';
import { inputLook } from '../field';
import type { ShownFeedback, ShownItem } from '../item/shown';
import { Rich } from '../markdown/rich';

interface RubricFormProps {
  attemptId: string;
  item: ShownItem<'short-essay'>;
  /** What it was given before. */
  feedback: ShownFeedback;
  /** Where to go once it is saved; the page is read again where nothing is said. */
  then?: string;
}

/** Staff mark an answer, criterion by criterion. What was given before stays in the record; the latest counts. */
export function RubricForm({ attemptId, item, feedback, then }: RubricFormProps) {
  const t = useTranslations('staff.rubric');
  const explain = useRefusal();
  const router = useRouter();
  const id = useId();
  const before = (criterion: string) => feedback.options.find((one) => one.id === criterion)?.points;
  const [given, setGiven] = useState<Record<string, string>>(() =>
    Object.fromEntries(item.rubric.map((one) => [one.id, String((before(one.id) ?? Number.NaN) / 1000)])),
  );
  const [comment, setComment] = useState('');
  const [message, setMessage] = useState<{ text: string; wrong: boolean } | null>(null);

  async function save(event: FormEvent) {
    event.preventDefault();
    const points = Object.fromEntries(
      Object.entries(given).map(([key, text]) => [key, Math.round(Number(text) * 1000)]),
    );
    try {
      await send('POST', `/api/staff/attempts/${attemptId}/markings`, { itemId: item.id, points, comment });
      setMessage({ text: t('saved'), wrong: false });
      if (then !== undefined) router.push(then);
      router.refresh();
    } catch (error) {
      setMessage({ text: explain(error), wrong: true });
    }
  }

  return (
    <form onSubmit={save} className="grid grid-cols-1 gap-3 border-l-2 border-accent pl-4">
      <p className="font-semibold">{t(feedback.waiting ? 'title' : 'again')}</p>
      {item.rubric.map((criterion) => (
        <label key={criterion.id} className="flex flex-wrap items-center gap-3 text-sm">
          <input
            type="number"
            className={`${inputLook} max-w-24 tabular-nums`}
            min={0}
            max={criterion.points / 1000}
            step={0.25}
            required
            value={given[criterion.id] === 'NaN' ? '' : given[criterion.id]}
            onChange={(event) => setGiven({ ...given, [criterion.id]: event.target.value })}
          />
          <span className="text-muted">{t('of', { points: criterion.points / 1000 })}</span>
          <Rich as="span" html={criterion.text} className="min-w-48 flex-1" />
        </label>
      ))}
      <label htmlFor={`${id}-comment`} className="text-sm font-semibold">
        {t('comment')}
      </label>
      <textarea
        id={`${id}-comment`}
        className={inputLook}
        rows={3}
        maxLength={4000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <div className="flex items-center gap-4">
        <Button type="submit">{t('save')}</Button>
        <p role="status" className={message?.wrong ? 'text-sm text-not-yet' : 'text-sm text-muted'}>
          {message?.text}
        </p>
      </div>
    </form>
  );
}
