'use client';

import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { z } from 'zod';
import { LOCALES } from '@/lib/text';
import { inputLook } from '../../field';
import { Rich } from '../../markdown/rich';
import type { ShownItem } from '../shown';
import type { FieldProps, ItemView } from '../view';
import { BlankFeedback, type FilledBlank, GivenBlank } from './blank-feedback';
import { RichSelect } from './rich-select';

const Filled: z.ZodType<FilledBlank> = z.union([
  z.object({ choice: z.string() }),
  z.object({ text: z.string(), language: z.enum(LOCALES).optional() }),
]);
type FilledBlanks = Record<string, FilledBlank>;

const Saved = z.object({ blanks: z.record(z.string(), Filled) });

function Field({ item, filled, feedback, onChange }: FieldProps<'cloze', FilledBlanks>) {
  const t = useTranslations('quiz.cloze');
  const weights = item.blanks.map(({ weight }) => weight);
  const alike = weights.every((weight) => weight === weights[0]);
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-4">
      <legend className="contents">
        <Rich html={item.stem} className="text-lg" />
      </legend>
      <p className="text-sm text-muted">{alike ? t('ask') : t('askWeights', { weights: weights.join(' : ') })}</p>
      <div className={feedback ? 'leading-loose' : 'leading-[3.1rem]'}>
        {item.text.map((piece, place) => {
          if (typeof piece === 'string') return <Rich key={place} as="span" html={piece} />;
          const index = item.blanks.findIndex((blank) => blank.id === piece.blank);
          const blank = item.blanks[index];
          if (!blank) return null;
          const said = feedback?.options.filter((one) => one.id.split('.')[0] === blank.id);
          return said ? (
            <GivenBlank key={blank.id} number={index + 1} blank={blank} filled={filled[blank.id]} said={said} />
          ) : (
            <BlankField
              key={blank.id}
              label={t('blank', { number: index + 1, total: item.blanks.length })}
              number={index + 1}
              blank={blank}
              filled={filled[blank.id]}
              onChange={(next) => onChange({ ...filled, [blank.id]: next })}
            />
          );
        })}
      </div>
      {feedback ? (
        <ol className="grid gap-3 text-sm">
          {item.blanks.map((blank, index) => (
            <BlankFeedback
              key={blank.id}
              number={index + 1}
              blank={blank}
              said={feedback.options.filter((one) => one.id.split('.')[0] === blank.id)}
            />
          ))}
        </ol>
      ) : (
        <ol className="hidden print:block">
          {item.blanks.map(
            (blank, index) =>
              blank.kind === 'single-choice' && (
                <li key={blank.id}>
                  ({index + 1}){' '}
                  {blank.options.map((option, i) => (
                    <span key={option.id}>
                      {i > 0 && ' · '}
                      <Rich as="span" html={option.text} />
                    </span>
                  ))}
                </li>
              ),
          )}
        </ol>
      )}
    </fieldset>
  );
}

interface BlankFieldProps {
  label: string;
  number: number;
  blank: ShownItem<'cloze'>['blanks'][number];
  filled: FilledBlank | undefined;
  onChange(filled: FilledBlank): void;
}

function BlankField({ label, number, blank, filled, onChange }: BlankFieldProps) {
  const t = useTranslations('quiz.cloze');
  const language = useLocale();
  const text = filled && 'text' in filled ? filled.text : '';
  return (
    <span className="inline-flex max-w-full items-center gap-1 align-middle leading-normal">
      <span aria-hidden className="text-xs text-muted">
        ({number})
      </span>
      {blank.kind === 'single-choice' ? (
        <RichSelect
          options={blank.options}
          value={filled && 'choice' in filled ? filled.choice : null}
          onChange={(choice) => onChange({ choice })}
          placeholder={t('choose')}
          label={label}
          className="max-w-full"
        />
      ) : (
        <>
          <span className={blank.kind === 'numeric' ? 'w-28 tabular-nums' : 'w-52 max-w-full'}>
            <input
              className={clsx(inputLook, 'min-h-11')}
              aria-label={label}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              value={text}
              onChange={({ target: { value } }) =>
                onChange(blank.kind === 'numeric' ? { text: value, language } : { text: value })
              }
            />
          </span>
          {blank.kind === 'numeric' && blank.unit && <span className="text-muted">{blank.unit}</span>}
        </>
      )}
    </span>
  );
}

/** A field that was emptied again is as good as one that was never filled. */
function inFull(filled: FilledBlanks): FilledBlanks {
  const entries = Object.entries(filled).flatMap(([id, blank]): [string, FilledBlank][] => {
    if ('choice' in blank) return [[id, blank]];
    const text = blank.text.trim();
    return text === '' ? [] : [[id, { ...blank, text }]];
  });
  return Object.fromEntries(entries);
}

export const cloze: ItemView<'cloze', FilledBlanks> = {
  Field,
  nothing: {},
  toAnswer: (filled) => {
    const blanks = inFull(filled);
    return Object.keys(blanks).length === 0 ? null : ({ blanks } as ReturnType<ItemView<'cloze', unknown>['toAnswer']>);
  },
  toFilled: (saved) => Saved.safeParse(saved).data?.blanks ?? {},
  press: () => null,
};
