'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ShownAnswer, Suggestions } from '@/app/api/answers/asking';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '../button';
import { inputLook } from '../field';
import { AnswerView } from './answer-view';
import { AskInstructor, OwnQuestionList } from './ask-instructor';
import type { AskPlaceProps } from './place';

interface Asked {
  question: string;
  answer: ShownAnswer | null;
  refusal: string | null;
}

interface AskPanelProps extends AskPlaceProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Questions about a page and their answers, at the side; the page stays in reach. */
export function AskPanel({ open, onOpenChange, ...place }: AskPanelProps) {
  const t = useTranslations('asking');
  const shell = useTranslations('shell');
  const refusalOf = useRefusal();
  const [question, setQuestion] = useState('');
  const [suggestions, setSuggestions] = useState<Suggestions>([]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [waiting, setWaiting] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { courseId, chapterId, challengeId } = place;

  useEffect(() => {
    const leave = new AbortController();
    receive(Suggestions, 'POST', '/api/asking/suggestions', { courseId, chapterId, challengeId }, leave.signal)
      .then(setSuggestions)
      .catch(() => setSuggestions([]));
    return () => leave.abort();
  }, [courseId, chapterId, challengeId]);

  const ask = async (text: string) => {
    setQuestion(text);
    setWaiting(true);
    try {
      const body = { courseId, chapterId, challengeId, question: text };
      setAsked({ question: text, answer: await receive(ShownAnswer, 'POST', '/api/asking', body), refusal: null });
    } catch (error) {
      setAsked({ question: text, answer: null, refusal: refusalOf(error) });
    } finally {
      setWaiting(false);
    }
  };

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange} modal={false} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Popup
          initialFocus={field}
          className="fixed inset-x-0 bottom-0 z-40 flex max-h-[80dvh] flex-col border-t border-rule bg-paper shadow-lg sm:inset-y-0 sm:right-0 sm:left-auto sm:max-h-none sm:w-[27rem] sm:border-t-0 sm:border-l print:hidden"
        >
          <div className="flex items-center justify-between gap-4 border-b border-rule py-2 pr-3 pl-5">
            <Dialog.Title className="text-lg">{t('title')}</Dialog.Title>
            <Dialog.Close
              aria-label={shell('close')}
              className="grid size-10 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          <div className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto p-5">
            <Dialog.Description className="text-sm text-muted">{t('lead')}</Dialog.Description>
            <form
              className="flex gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                if (question.trim() !== '') void ask(question);
              }}
            >
              <input
                ref={field}
                aria-label={t('question')}
                placeholder={t('placeholder')}
                className={`${inputLook} min-h-11`}
                value={question}
                maxLength={500}
                onChange={(event) => setQuestion(event.target.value)}
              />
              <Button type="submit" look="primary" disabled={waiting}>
                {t('ask')}
              </Button>
            </form>
            {suggestions.length > 0 && (
              <section className="grid gap-2">
                <h3 className="eyebrow">{t('suggested')}</h3>
                <ul className="grid justify-items-start gap-1.5">
                  {suggestions.map(({ kind, text }) => {
                    const words = kind === 'asked' ? text : t(`suggest.${kind}`, { what: text });
                    return (
                      <li key={text}>
                        <button
                          type="button"
                          className="min-h-9 rounded-md border border-rule px-3 py-1 text-left text-sm hover:border-edge hover:bg-sunken"
                          onClick={() => void ask(words)}
                        >
                          {words}
                        </button>
                      </li>
                    );
                  })}
                </ul>
              </section>
            )}
            <div aria-live="polite" aria-busy={waiting} className="grid gap-4">
              {asked && (
                <>
                  <h3 className="border-t border-rule pt-4 text-base">{asked.question}</h3>
                  {asked.refusal && <p className="text-sm text-not-yet">{asked.refusal}</p>}
                  {asked.answer && <AnswerView answer={asked.answer} />}
                  {asked.answer && (
                    <AskInstructor
                      key={asked.question}
                      place={place}
                      question={asked.question}
                      passageId={asked.answer.quotes[0]?.id ?? null}
                    />
                  )}
                </>
              )}
            </div>
            <OwnQuestionList courseId={courseId} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
