'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { z } from 'zod';
import { inputLook } from '../../field';
import { Rich } from '../../markdown/rich';
import { Points } from '../../points';
import type { FieldProps, ItemView } from '../view';

const Saved = z.object({ text: z.string() });

const countWords = (text: string) => text.trim().split(/\s+/u).filter(Boolean).length;

function Field({ item, filled, feedback, onChange }: FieldProps<'short-essay', string>) {
  const t = useTranslations('quiz.essay');
  const id = useId();
  const count = countWords(filled);
  return (
    <div className="grid grid-cols-1 gap-4">
      <div id={`${id}-stem`}>
        <Rich html={item.stem} className="text-lg" />
      </div>
      <p className="text-sm text-muted">{t('markedBy')}</p>
      <ul className="grid border-b border-rule text-sm">
        {item.rubric.map((criterion) => {
          const given = feedback?.options.find((one) => one.id === criterion.id)?.points ?? null;
          return (
            <li key={criterion.id} className="flex items-baseline gap-3 border-t border-rule px-2 py-2">
              <Rich as="span" html={criterion.text} className="flex-1" />
              {given === null ? (
                <span className="text-muted">
                  {t('upTo')} <Points points={criterion.points} maxPoints={null} />
                </span>
              ) : (
                <Points points={given} maxPoints={criterion.points} />
              )}
            </li>
          );
        })}
      </ul>
      {feedback ? (
        <div className="border-l-2 border-rule pl-4 whitespace-pre-wrap">{filled}</div>
      ) : (
        <>
          <textarea
            className={inputLook}
            rows={8}
            aria-labelledby={`${id}-stem`}
            aria-describedby={`${id}-count`}
            maxLength={8000}
            value={filled}
            onChange={(event) => onChange(event.target.value)}
          />
          <p id={`${id}-count`} className={count > item.words ? 'text-sm text-not-yet' : 'text-sm text-muted'}>
            {t('words', { count, most: item.words })}
          </p>
        </>
      )}
    </div>
  );
}

export const shortEssay: ItemView<'short-essay', string> = {
  Field,
  nothing: '',
  toAnswer: (filled) => (filled.trim() === '' ? null : { text: filled }),
  toFilled: (saved) => Saved.safeParse(saved).data?.text ?? '',
  press: () => null,
};
