'use client';

import { z } from 'zod';
import type { ItemView } from '../view';
import { LineField } from './line-field';

const Saved = z.object({ text: z.string() });

export const shortText: ItemView<'short-text', string> = {
  Field: ({ item, filled, feedback, onChange }) => (
    <LineField stem={item.stem} text={filled} settled={feedback !== null} onChange={onChange} className="max-w-lg" />
  ),
  nothing: '',
  toAnswer: (filled) => (filled.trim() === '' ? null : { text: filled.trim() }),
  toFilled: (saved) => Saved.safeParse(saved).data?.text ?? '',
  press: () => null,
};
