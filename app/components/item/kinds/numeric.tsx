'use client';

import { clsx } from 'clsx';
import { useLocale } from 'next-intl';
import { useId } from 'react';
import { z } from 'zod';
import { LOCALES, type Locale } from '@/lib/authoring/text';
import { inputLook } from '../../field';
import { Rich } from '../../markdown/rich';
import type { FieldProps, ItemView } from '../view';

/** What is typed, and in which language: French numbers have a decimal comma. */
interface Typed {
  text: string;
  language?: Locale;
}

const Saved = z.object({ text: z.string(), language: z.enum(LOCALES).optional() });

function Field({ item, filled, feedback, onChange }: FieldProps<'numeric', Typed>) {
  const id = useId();
  const language = useLocale();
  return (
    <div className="grid gap-4">
      <div id={`${id}-stem`}>
        <Rich html={item.stem} className="text-lg" />
      </div>
      <div className="flex items-baseline gap-3">
        <input
          className={clsx(inputLook, 'min-h-11 max-w-56 tabular-nums')}
          aria-labelledby={`${id}-stem`}
          inputMode="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={filled.text}
          readOnly={feedback !== null}
          onChange={(event) => onChange({ text: event.target.value, language })}
        />
        {item.unit && <span className="text-muted">{item.unit}</span>}
      </div>
    </div>
  );
}

export const numeric: ItemView<'numeric', Typed> = {
  Field,
  nothing: { text: '' },
  toAnswer: ({ text, language }) => (text.trim() === '' ? null : { text: text.trim(), language }),
  toFilled: (saved) => Saved.safeParse(saved).data ?? { text: '' },
  press: () => null,
};
