'use client';

import { useTranslations } from 'next-intl';
import type { ShownThread } from '@/app/api/answers/review';
import type { PlayedItem } from '@/app/server/attempts';
import { FeedbackBadge, ItemFeedback } from '../../../components/item/item-feedback';
import { ItemField, toFilled } from '../../../components/item/views';
import { Rich } from '../../../components/markdown/rich';
import type { Writing } from '../../../components/review/comment-form';
import { ItemThreads } from '../../../components/review/item-threads';
import { RubricForm } from '../../../components/staff/rubric-form';

const CERTAINTY = { 1: 'unsure', 2: 'fairly', 3: 'certain' } as const;

/** One question of a run: with its answer and what was said about it, or with the key. */
export interface ReviewedItem extends PlayedItem {
  /** The answer that earns all points. */
  key: unknown;
}

interface AttemptReviewProps {
  attemptId: string;
  items: ReviewedItem[];
  /** What was said about its questions. */
  threads: ShownThread[];
  writing: Writing;
}

/** Every question of a run below the other, as it was asked; nothing can be changed. */
export function AttemptReview({ attemptId, items, threads, writing }: AttemptReviewProps) {
  const t = useTranslations('quiz');
  return (
    <ol className="grid max-w-[46rem] gap-10">
      {items.map((one, i) => (
        <li key={one.item.id} className="grid grid-cols-1 gap-4 border-t border-rule pt-4">
          <h2 className="eyebrow flex flex-wrap items-center gap-3">
            {t('position', { number: i + 1, total: items.length })}
            {one.feedback && <FeedbackBadge feedback={one.feedback} />}
          </h2>
          <Reviewed one={one} />
          {one.feedback && one.item.kind === 'short-essay' && (
            <RubricForm attemptId={attemptId} item={one.item} feedback={one.feedback} />
          )}
          <Beside one={one} />
          <ItemThreads attemptId={attemptId} itemId={one.item.id} threads={threads} writing={writing} />
        </li>
      ))}
    </ol>
  );
}

function Reviewed({ one: { item, saved, feedback, key } }: { one: ReviewedItem }) {
  const t = useTranslations('staff.attempt');
  if (feedback) {
    return (
      <>
        <ItemField item={item} filled={toFilled(item, saved)} feedback={feedback} onChange={() => {}} />
        <ItemFeedback feedback={feedback} />
      </>
    );
  }
  return (
    <>
      <p className="text-sm text-muted">{t('open')}</p>
      <fieldset disabled className="contents">
        <ItemField item={item} filled={toFilled(item, key)} feedback={null} onChange={() => {}} />
      </fieldset>
    </>
  );
}

/** What the student said and asked beside the answer. */
function Beside({ one: { certainty, hints, feedback } }: { one: ReviewedItem }) {
  const t = useTranslations('staff.attempt');
  const level = useTranslations('quiz.certainty');
  return (
    <>
      {feedback && certainty && (
        <p className="text-sm text-muted">
          {t('certainty')} {level(CERTAINTY[certainty])}
        </p>
      )}
      {hints.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer text-muted">{t('hints', { count: hints.length })}</summary>
          <ol className="mt-2 grid list-decimal gap-1 pl-6">
            {hints.map((hint) => (
              <li key={hint}>
                <Rich html={hint} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
