'use client';

import { z } from 'zod';
import type { FieldProps, ItemView } from '../view';
import { OptionsField } from './options-field';

const Saved = z.object({ choices: z.array(z.string()) });

const toggle = (chosen: string[], id: string) =>
  chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];

function Field({ item, filled, onChange, ...rest }: FieldProps<'multiple-choice', string[]>) {
  const choose = (id: string) => onChange(toggle(filled, id));
  return <OptionsField stem={item.stem} options={item.options} multiple chosen={filled} onChoose={choose} {...rest} />;
}

export const multipleChoice: ItemView<'multiple-choice', string[]> = {
  Field,
  nothing: [],
  toAnswer: (filled) => (filled.length === 0 ? null : { choices: filled }),
  toFilled: (saved) => Saved.safeParse(saved).data?.choices ?? [],
  press(item, filled, digit) {
    const option = item.options[digit - 1];
    return option ? toggle(filled, option.id) : null;
  },
};
