'use client';

import type { ItemView } from '../view';
import { oneOption } from './one-option';

export const trueFalse: ItemView<'true-false', string | null> = {
  ...oneOption,
  toAnswer: (filled) => (filled === 'true' || filled === 'false' ? { choice: filled } : null),
};
