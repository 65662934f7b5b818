'use client';

import { type ReactNode, useId } from 'react';
import { Rich } from '../../markdown/rich';
import type { ShownFeedback } from '../shown';
import { OptionRow } from './option-row';

interface OptionsFieldProps {
  stem: string;
  options: { id: string; text: string }[];
  /** How many are to be chosen, in words. */
  ask: string;
  multiple: boolean;
  chosen: readonly string[];
  feedback: ShownFeedback | null;
  onChoose: (optionId: string) => void;
  numbered: boolean;
  /** What stands between the question and its options. */
  children?: ReactNode;
}

/** The field of all kinds that are answered by choosing. */
export function OptionsField({
  stem,
  options,
  ask,
  multiple,
  chosen,
  feedback,
  onChoose,
  numbered,
  children,
}: OptionsFieldProps) {
  const id = useId();
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-4">
      <legend className="contents">
        <Rich html={stem} className="text-lg" />
      </legend>
      {children}
      <p className="text-sm text-muted">{ask}</p>
      <ul className="grid border-b border-rule">
        {options.map((option, index) => (
          <OptionRow
            key={option.id}
            name={id}
            number={numbered ? index + 1 : null}
            html={option.text}
            multiple={multiple}
            checked={chosen.includes(option.id)}
            marked={feedback?.options.find((candidate) => candidate.id === option.id) ?? null}
            onChoose={() => onChoose(option.id)}
          />
        ))}
      </ul>
    </fieldset>
  );
}
