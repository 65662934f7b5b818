'use client';

import { clsx } from 'clsx';
import { useId } from 'react';
import { z } from 'zod';
import { inputLook } from '../../field';
import { Rich } from '../../markdown/rich';
import type { FieldProps, ItemView } from '../view';

const Saved = z.object({ text: z.string() });

function Field({ item, filled, feedback, onChange }: FieldProps<'numeric', string>) {
  const id = useId();
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
          value={filled}
          readOnly={feedback !== null}
          onChange={(event) => onChange(event.target.value)}
        />
        {item.unit && <span className="text-muted">{item.unit}</span>}
      </div>
    </div>
  );
}

export const numeric: ItemView<'numeric', string> = {
  Field,
  nothing: '',
  toAnswer: (filled) => (filled.trim() === '' ? null : { text: filled.trim() }),
  toFilled: (saved) => Saved.safeParse(saved).data?.text ?? '',
  press: () => null,
};
