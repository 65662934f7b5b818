'use client';

import { useLocale } from 'next-intl';
import { z } from 'zod';
import { LOCALES, type Locale } from '@/lib/text';
import type { FieldProps, ItemView } from '../view';
import { LineField } from './line-field';

/** What is typed; for a number also in which language. */
interface Typed {
  text: string;
  language?: Locale;
}

const Saved = z.object({ text: z.string(), language: z.enum(LOCALES).optional() });

function Field({ item, filled, feedback, onChange }: FieldProps<'code-output', Typed>) {
  const language = useLocale();
  const isNumber = item.output.kind === 'numeric';
  return (
    <LineField
      stem={item.stem}
      material={item.code}
      text={filled.text}
      settled={feedback !== null}
      onChange={(text) => onChange(isNumber ? { text, language } : { text })}
      className={isNumber ? 'max-w-56 tabular-nums' : 'max-w-lg font-mono'}
    >
      {item.output.kind === 'numeric' && item.output.unit && <span className="text-muted">{item.output.unit}</span>}
    </LineField>
  );
}

export const codeOutput: ItemView<'code-output', Typed> = {
  Field,
  nothing: { text: '' },
  toAnswer: ({ text, ...rest }) => (text.trim() === '' ? null : { text: text.trim(), ...rest }),
  toFilled: (saved) => Saved.safeParse(saved).data ?? { text: '' },
  press: () => null,
};
