'use client';

import { useLocale } from 'next-intl';
import { z } from 'zod';
import { LOCALES, type Locale } from '@/lib/text';
import type { FieldProps, ItemView } from '../view';
import { LineField } from './line-field';

/** What is typed, and in which language: French numbers have a decimal comma. */
interface Typed {
  text: string;
  language?: Locale;
}

const Saved = z.object({ text: z.string(), language: z.enum(LOCALES).optional() });

function Field({ item, filled, feedback, onChange }: FieldProps<'numeric', Typed>) {
  const language = useLocale();
  return (
    <LineField
      stem={item.stem}
      text={filled.text}
      settled={feedback !== null}
      onChange={(text) => onChange({ text, language })}
      className="max-w-56 tabular-nums"
    >
      {item.unit && <span className="text-muted">{item.unit}</span>}
    </LineField>
  );
}

export const numeric: ItemView<'numeric', Typed> = {
  Field,
  nothing: { text: '' },
  toAnswer: ({ text, language }) => (text.trim() === '' ? null : { text: text.trim(), language }),
  toFilled: (saved) => Saved.safeParse(saved).data ?? { text: '' },
  press: () => null,
};
