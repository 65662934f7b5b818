'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { OwnQuestions } from '@/app/api/answers/asking';
import { receive, send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '../button';
import type { AskPlaceProps } from './place';

interface AskInstructorProps {
  place: AskPlaceProps;
  question: string;
  /** The first passage of the answer. */
  passageId: string | null;
}

/** Sends what was asked to the staff, with what it is about. */
export function AskInstructor({ place, question, passageId }: AskInstructorProps) {
  const t = useTranslations('asking.instructor');
  const explain = useRefusal();
  const [state, setState] = useState<'open' | 'sending' | 'sent'>('open');
  const [refused, setRefused] = useState<string | null>(null);
  const { submissionId = null, ...page } = place;
  if (state === 'sent') return <p role="status">{t('sent')}</p>;
  return (
    <div className="grid gap-1 border-t border-rule pt-4">
      <Button
        size="sm"
        className="w-fit"
        disabled={state === 'sending'}
        onClick={async () => {
          setState('sending');
          try {
            await send('POST', '/api/asking/instructor', { ...page, question, passageId, submissionId });
            setState('sent');
          } catch (error) {
            setRefused(explain(error));
            setState('open');
          }
        }}
      >
        {t('ask')}
      </Button>
      <p className="text-xs text-muted">{submissionId ? t('withSubmission') : t('with')}</p>
      {refused && <p className="text-sm text-not-yet">{refused}</p>}
    </div>
  );
}

/** What the reader asked the staff of this course, and the replies. */
export function OwnQuestionList({ courseId }: { courseId: string }) {
  const t = useTranslations('asking.instructor');
  const [own, setOwn] = useState<OwnQuestions>([]);
  useEffect(() => {
    const leave = new AbortController();
    receive(
      OwnQuestions,
      'GET',
      `/api/asking/instructor?course=${encodeURIComponent(courseId)}`,
      undefined,
      leave.signal,
    )
      .then(setOwn)
      .catch(() => setOwn([]));
    return () => leave.abort();
  }, [courseId]);
  if (own.length === 0) return null;
  return (
    <section className="grid gap-2 border-t border-rule pt-4">
      <h3 className="eyebrow">{t('own')}</h3>
      <ul className="grid gap-3 text-sm">
        {own.map(({ id, question, reply }) => (
          <li key={id} className="break-words whitespace-pre-wrap">
            <p>{question}</p>
            <p className={reply ? 'border-l-2 border-accent pl-3' : 'text-muted'}>{reply ?? t('waiting')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
