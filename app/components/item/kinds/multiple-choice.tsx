'use client';

import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { FieldProps, ItemView } from '../view';
import { OptionsField } from './options-field';

const NONE = 'none';

/** An empty list says nothing yet. */
type Chosen = string[] | typeof NONE;

const Saved = z.object({ choices: z.array(z.string()) });

function toggle(chosen: Chosen, id: string): Chosen {
  if (id === NONE) return chosen === NONE ? [] : NONE;
  if (chosen === NONE) return [id];
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
}

function Field({ item, filled, onChange, feedback, numbered }: FieldProps<'multiple-choice', Chosen>) {
  const t = useTranslations('quiz');
  const ask = item.select === null ? t('chooseAll') : t('chooseExactly', { count: item.select });
  const none = { id: NONE, text: t('noneOfThese') };
  const noneHolds = feedback?.options.every(({ correct }) => !correct) ?? false;
  const saidNone = { id: NONE, chosen: filled === NONE, correct: noneHolds, text: '' };
  return (
    <OptionsField
      stem={item.stem}
      options={item.none ? [...item.options, none] : item.options}
      ask={ask}
      multiple
      chosen={filled === NONE ? [NONE] : filled}
      feedback={feedback && { ...feedback, options: [...feedback.options, saidNone] }}
      onChoose={(id) => onChange(toggle(filled, id))}
      numbered={numbered}
    />
  );
}

export const multipleChoice: ItemView<'multiple-choice', Chosen> = {
  Field,
  nothing: [],
  toAnswer: (filled) => {
    if (filled === NONE) return { choices: [] };
    return filled.length === 0 ? null : { choices: filled };
  },
  toFilled(saved) {
    const { choices } = Saved.safeParse(saved).data ?? {};
    return choices?.length === 0 ? NONE : (choices ?? []);
  },
  press(item, filled, digit) {
    const option = item.options[digit - 1];
    if (option) return toggle(filled, option.id);
    return item.none && digit === item.options.length + 1 ? toggle(filled, NONE) : null;
  },
};
