'use client';

import { ArrowLeft, ArrowRight, Flag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { ShownThread } from '@/app/api/answers/review';
import { Button } from '@/app/components/button';
import { Hints } from '@/app/components/item/hints';
import { FeedbackBadge, ItemFeedback } from '@/app/components/item/item-feedback';
import { ItemField, toAnswer } from '@/app/components/item/views';
import { Notice } from '@/app/components/notice';
import { Points } from '@/app/components/points';
import { ItemThreads } from '@/app/components/review/item-threads';
import type { PlayedAttempt } from '@/app/server/attempts';
import type { Standing } from '@/lib/progress/standing';
import { Certainty } from './certainty';
import { CreditNote, type CreditNoteProps } from './credit-note';
import { QuizSummary } from './quiz-summary';
import { Steps } from './steps';
import { TimeLeft } from './time-left';
import { usePlayer } from './use-player';
import { useQuizKeys } from './use-quiz-keys';

interface QuizPlayerProps {
  heading: string;
  lessonHref: string;
  quizHref: string;
  place: { courseId: string; chapterId: string };
  attempt: PlayedAttempt;
  /** What the quiz counts for the reader by now, where anything does. */
  kept: Pick<Standing, 'points' | 'maxPoints'> | null;
  again: CreditNoteProps['again'];
  /** What was said about its questions. */
  threads: ShownThread[];
}

/** One question at a time. The row of buttons stays where it is, so that feedback makes nothing jump. */
export function QuizPlayer({ heading, lessonHref, quizHref, place, attempt, kept, again, threads }: QuizPlayerProps) {
  const t = useTranslations('quiz');
  const taking = useTranslations('taking');
  const player = usePlayer(attempt);
  useQuizKeys(player);
  const { items, index, current, pending, refused, summary } = player;
  const question = useRef<HTMLHeadingElement>(null);
  const firstView = useRef(true);
  /** Whether an answer can be given, or changed. */
  const open = !current.feedback && !summary.finished;
  const atOnce = attempt.tells === 'at-once';

  useEffect(() => {
    if (firstView.current) firstView.current = false;
    else question.current?.focus();
  }, [index, player.atSummary]);

  return (
    <div className="mx-auto grid w-full max-w-[46rem] grid-cols-1 gap-6">
      <header className="grid gap-4">
        <div className="flex items-baseline justify-between gap-4">
          <h1 className="text-xl">{heading}</h1>
          <span className="text-sm">
            <Points named points={summary.points} maxPoints={summary.maxPoints} />
          </span>
        </div>
        {attempt.leftMs !== null && !summary.finished && <TimeLeft leftMs={attempt.leftMs} onOver={player.endOfTime} />}
        {!summary.finished && <CreditNote late={attempt.late} lessInMs={attempt.lessInMs} again={again} />}
        <Steps items={items} index={player.atSummary ? -1 : index} onShow={player.show} />
      </header>
      {player.atSummary ? (
        <QuizSummary
          ref={question}
          player={player}
          tells={attempt.tells}
          releasesAt={attempt.releasesAt}
          lessonHref={lessonHref}
          quizHref={quizHref}
          place={place}
          kept={kept}
        />
      ) : (
        <>
          <h2 ref={question} tabIndex={-1} className="eyebrow outline-none">
            {t('position', { number: index + 1, total: items.length })}
          </h2>
          <div className="grid min-h-[22rem] grid-cols-1 content-start gap-6">
            <ItemField
              key={current.item.id}
              numbered
              item={current.item}
              filled={current.filled}
              feedback={current.feedback}
              onChange={(filled) => player.fill(filled)}
            />
            {open && (
              <Hints
                taken={current.hints}
                total={current.item.hints.length}
                nextCost={current.item.hints[current.hints.length]?.cost ?? 0}
                onTake={() => void player.takeHint()}
              />
            )}
            {open && <Certainty value={current.certainty} onChange={(value) => player.fill(current.filled, value)} />}
            <div aria-live="polite">{current.feedback && <ItemFeedback feedback={current.feedback} />}</div>
            {current.feedback && (
              <ItemThreads
                key={`threads ${current.item.id}`}
                attemptId={attempt.id}
                itemId={current.item.id}
                threads={threads}
                writing={null}
              />
            )}
            {refused && (
              <Notice tone="not-yet" role="alert">
                {refused}
              </Notice>
            )}
          </div>
          <div className="sticky bottom-0 -mx-4 flex items-center gap-2 border-t border-rule bg-paper px-4 py-3 sm:mx-0 sm:px-0">
            <Button
              look="quiet"
              aria-label={t('previousItem')}
              disabled={index === 0}
              onClick={() => player.show(index - 1)}
            >
              <ArrowLeft aria-hidden className="size-5" />
            </Button>
            <Button
              look="quiet"
              aria-label={t('nextItem')}
              disabled={index === items.length - 1}
              onClick={() => player.show(index + 1)}
            >
              <ArrowRight aria-hidden className="size-5" />
            </Button>
            <span className="mr-1 ml-auto" aria-hidden>
              {current.feedback && <FeedbackBadge feedback={current.feedback} />}
              {!current.feedback && current.answered && !current.changed && t('saved')}
            </span>
            {open && (
              <Button
                look="quiet"
                aria-pressed={current.flagged}
                aria-label={taking('flag')}
                title={taking('flag')}
                onClick={player.flag}
              >
                <Flag aria-hidden className="size-5" fill={current.flagged ? 'currentColor' : 'none'} />
              </Button>
            )}
            {open && !atOnce && (
              <Button look="quiet" onClick={player.showSummary}>
                {t('overview')}
              </Button>
            )}
            {open ? (
              <Button
                look="primary"
                disabled={pending || !toAnswer(current.item, current.filled)}
                onClick={() => void player.check()}
              >
                {atOnce ? t('check') : current.changed ? t('save') : t('next')}
              </Button>
            ) : (
              <Button look="primary" onClick={player.goOn}>
                {items.every((played) => played.answered) || summary.finished ? t('toSummary') : t('next')}
              </Button>
            )}
          </div>
          <p className="hidden text-xs text-muted sm:block">{t(atOnce ? 'keys' : 'keysLater')}</p>
        </>
      )}
    </div>
  );
}
