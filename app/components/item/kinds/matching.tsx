'use client';

import { clsx } from 'clsx';
import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { z } from 'zod';
import { Rich } from '../../markdown/rich';
import type { ShownFeedback } from '../shown';
import type { FieldProps, ItemView } from '../view';
import { RichSelect } from './rich-select';

/** The id of a choice by the id of a prompt, as far as they are matched. */
type Pairs = Record<string, string>;

const Saved = z.object({ pairs: z.record(z.string(), z.string()) });

function Field({ item, filled, feedback, onChange }: FieldProps<'matching', Pairs>) {
  const t = useTranslations('quiz.matching');
  const id = useId();
  const choiceOf = (choice: string | undefined) => item.choices.find((one) => one.id === choice) ?? null;
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-4">
      <legend className="contents">
        <Rich html={item.stem} className="text-lg" />
      </legend>
      <p className="text-sm text-muted">{t(item.credit === 'by-pair' ? 'ask' : 'askAll')}</p>
      <ul className="grid border-b border-rule">
        {item.prompts.map((prompt) => (
          <li
            key={prompt.id}
            className={clsx(
              'grid grid-cols-1 gap-x-6 gap-y-2 border-t border-rule px-2 py-3 sm:grid-cols-2',
              !feedback && 'items-center',
            )}
          >
            <span id={`${id}-${prompt.id}`}>
              <Rich as="span" html={prompt.text} />
            </span>
            {feedback ? (
              <Given
                given={choiceOf(filled[prompt.id])?.text ?? ''}
                said={feedback.options.filter((pair) => pair.id.startsWith(`${prompt.id}.`))}
                textOf={(pair) => choiceOf(pair.slice(prompt.id.length + 1))?.text ?? ''}
              />
            ) : (
              <RichSelect
                options={item.choices}
                value={choiceOf(filled[prompt.id])?.id ?? null}
                onChange={(choice) => onChange({ ...filled, [prompt.id]: choice })}
                placeholder={t('choose')}
                labelledBy={`${id}-${prompt.id}`}
                className="w-full"
              />
            )}
          </li>
        ))}
      </ul>
      {!feedback && (
        <ul className="hidden list-disc pl-5 print:block">
          {item.choices.map((choice) => (
            <li key={choice.id}>
              <Rich as="span" html={choice.text} />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

interface GivenProps {
  given: string;
  said: ShownFeedback['options'];
  textOf(pairId: string): string;
}

/** What one matched, whether it belongs there, and what does. */
function Given({ given, said, textOf }: GivenProps) {
  const t = useTranslations('quiz');
  const should = said.find(({ correct }) => correct);
  const right = should?.chosen ?? false;
  const Icon = right ? Check : X;
  return (
    <div className="grid gap-1.5">
      <span className="flex items-start gap-2">
        <Icon aria-hidden className={right ? 'mt-1 size-4 shrink-0 text-pass' : 'mt-1 size-4 shrink-0 text-not-yet'} />
        <Rich as="span" html={given} className="flex-1" />
        <span className={right ? 'text-sm font-semibold text-pass' : 'text-sm font-semibold text-not-yet'}>
          {t(right ? 'rightChosen' : 'wrongChosen')}
        </span>
      </span>
      {said.map((pair) => (
        <div
          key={pair.id}
          className={pair.correct ? 'border-l-2 border-pass pl-3 text-sm' : 'border-l-2 border-not-yet pl-3 text-sm'}
        >
          {pair.correct && !pair.chosen && (
            <p className="font-semibold text-pass">
              {t('matching.belongs')} <Rich as="span" html={textOf(pair.id)} className="font-normal text-ink" />
            </p>
          )}
          <Rich html={pair.text} />
        </div>
      ))}
    </div>
  );
}

export const matching: ItemView<'matching', Pairs> = {
  Field,
  nothing: {},
  toAnswer: (filled) => (Object.keys(filled).length === 0 ? null : { pairs: filled }),
  toFilled: (saved) => Saved.safeParse(saved).data?.pairs ?? {},
  press: () => null,
};
