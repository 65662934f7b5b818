'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Choice } from '@/app/components/choice';
import { inputLook } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import type { OwnFeedback } from '@/lib/feedback/lesson-feedback';

const ANSWERS = ['yes', 'partly', 'no'] as const;

interface LessonFeedbackProps {
  courseId: string;
  chapterId: string;
  /** What the reader said before. */
  before: OwnFeedback | null;
}

/** The two questions at the end of every lesson. */
export function LessonFeedback({ courseId, chapterId, before }: LessonFeedbackProps) {
  const format = useFormatter();
  const [more, setMore] = useState(before === null);
  const t = useTranslations('lesson.feedback');
  const explain = useRefusal();
  const id = useId();
  const [clear, setClear] = useState<(typeof ANSWERS)[number] | null>(null);
  const [comment, setComment] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'sent'>('open');
  const [refused, setRefused] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setState('sending');
    try {
      await send('POST', '/api/lesson-feedback', { courseId, chapterId, clear, comment });
      setState('sent');
    } catch (error) {
      setRefused(explain(error));
      setState('open');
    }
  }

  if (state === 'sent') {
    return (
      <Notice tone="pass" role="status">
        {t('thanks')}
      </Notice>
    );
  }
  if (before && !more) {
    return (
      <section className="grid justify-items-start gap-3">
        <h2 className="text-base">{t('said', { answer: t(before.clear) })}</h2>
        {before.comment !== '' && (
          <blockquote className="border-l-2 border-rule pl-4 whitespace-pre-wrap text-muted">
            {before.comment}
          </blockquote>
        )}
        <p className="text-sm text-muted">
          {t('before', { date: format.dateTime(before.sentAt, { dateStyle: 'long', timeStyle: 'short' }) })}
        </p>
        <Button size="sm" onClick={() => setMore(true)}>
          {t('more')}
        </Button>
      </section>
    );
  }
  return (
    <form onSubmit={submit} className="grid justify-items-start gap-4">
      <fieldset>
        <legend className="font-semibold">{t('clear')}</legend>
        <div className="mt-2 flex flex-wrap gap-x-6">
          {ANSWERS.map((answer) => (
            <label key={answer} className="flex min-h-11 items-center gap-2">
              <Choice type="radio" name={`${id}-clear`} checked={clear === answer} onChange={() => setClear(answer)} />
              {t(answer)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid w-full gap-2">
        <label htmlFor={`${id}-comment`} className="font-semibold">
          {t('improve')}
        </label>
        <textarea
          id={`${id}-comment`}
          className={inputLook}
          rows={3}
          maxLength={4000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
      {refused && (
        <Notice tone="not-yet" role="alert">
          {refused}
        </Notice>
      )}
      <Button type="submit" disabled={clear === null || state === 'sending'}>
        {t('send')}
      </Button>
    </form>
  );
}
