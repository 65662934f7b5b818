'use client';

import type { ItemView } from '../view';
import { oneOption } from './one-option';

export const singleChoice: ItemView<'single-choice', string | null> = {
  ...oneOption,
  toAnswer: (filled) => (filled === null ? null : { choice: filled }),
};
