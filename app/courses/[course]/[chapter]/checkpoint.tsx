'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { MarkedInLesson } from '@/app/api/answers/attempts';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Hints } from '@/app/components/item/hints';
import { ItemFeedback } from '@/app/components/item/item-feedback';
import type { ShownAsked, ShownFeedback, ShownItem } from '@/app/components/item/shown';
import { ItemField, nothingIn, toAnswer, toFilled } from '@/app/components/item/views';
import { Notice } from '@/app/components/notice';

interface CheckpointProps {
  courseId: string;
  chapterId: string;
  /** As it was last answered, or as it is asked first. */
  item: ShownItem;
  hints: string[];
  /** As it is asked now. */
  next: ShownAsked;
  /** The latest answer, from before this page was opened. */
  before: { answer: unknown; feedback: ShownFeedback } | null;
}

/** Whether a question that stays open after a first miss has other numbers now: then it is the next one that is answered. */
function isAskedAnew(
  feedback: ShownFeedback | undefined,
  { item, next }: { item: ShownItem; next: ShownAsked },
): boolean {
  return feedback?.explanation === null && JSON.stringify(item) !== JSON.stringify(next.item);
}

/** A question in the flow of the lesson. It can be answered again and again; the best answer counts. */
export function Checkpoint({ courseId, chapterId, before, ...props }: CheckpointProps) {
  const t = useTranslations('quiz');
  const explain = useRefusal();
  const [{ item, hints }, setShown] = useState<Pick<ShownAsked, 'item' | 'hints'>>(
    isAskedAnew(before?.feedback, props) ? props.next : props,
  );
  const [next, setNext] = useState(props.next);
  const [filled, setFilled] = useState(
    isAskedAnew(before?.feedback, props) ? nothingIn(item) : toFilled(item, before?.answer),
  );
  const [feedback, setFeedback] = useState<ShownFeedback | null>(before?.feedback ?? null);
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [taken, setTaken] = useState(0);
  const answer = toAnswer(item, filled);
  /** After a first miss it stays open, with what was answered. */
  const told = feedback && feedback.explanation !== null ? feedback : null;

  async function check(event: FormEvent) {
    event.preventDefault();
    if (!answer || pending) return;
    setPending(true);
    try {
      const body = { courseId, chapterId, itemId: item.id, answer, tries: next.tries };
      const marked = await receive(MarkedInLesson, 'POST', '/api/checkpoints', body);
      setFeedback(marked.feedback);
      setNext(marked.next);
      if (isAskedAnew(marked.feedback, { item, next: marked.next })) {
        setShown(marked.next);
        setFilled(nothingIn(marked.next.item));
      }
      setRefused(null);
    } catch (error) {
      setRefused(explain(error));
    }
    setPending(false);
  }

  function again() {
    setFeedback(null);
    setShown(next);
    setFilled(nothingIn(next.item));
  }

  return (
    <form onSubmit={check} className="grid grid-cols-1 gap-4">
      <ItemField item={item} filled={filled} feedback={told} onChange={setFilled} />
      {!told && (
        <Hints taken={hints.slice(0, taken)} total={hints.length} nextCost={0} onTake={() => setTaken(taken + 1)} />
      )}
      <div aria-live="polite" className="contents">
        {feedback && <ItemFeedback feedback={feedback} />}
        {refused && (
          <Notice tone="not-yet" role="alert">
            {refused}
          </Notice>
        )}
      </div>
      <div>
        {told ? (
          <Button onClick={again}>{t('tryAgain')}</Button>
        ) : (
          <Button type="submit" disabled={!answer || pending}>
            {t('check')}
          </Button>
        )}
      </div>
    </form>
  );
}
