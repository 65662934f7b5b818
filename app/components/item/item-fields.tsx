'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { inputLook } from '../field';
import { Rich } from '../markdown/rich';
import { OptionRow } from './option-row';
import { choose, type Filled, type ShownFeedback, type ShownItem } from './shown';

interface ItemFieldsProps {
  item: ShownItem;
  filled: Filled;
  /** Once there is feedback the answer stands. */
  feedback: ShownFeedback | null;
  onChange: (filled: Filled) => void;
  /** Shows the keys 1-9 beside the options. */
  numbered?: boolean;
}

/** The question and its place for an answer; after marking, each option says what there is to say about it. */
export function ItemFields({ item, filled, feedback, onChange, numbered = false }: ItemFieldsProps) {
  const t = useTranslations('quiz');
  const id = useId();
  if (item.kind === 'numeric') {
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
            onChange={(event) => onChange({ chosen: [], text: event.target.value })}
          />
          {item.unit && <span className="text-muted">{item.unit}</span>}
        </div>
      </div>
    );
  }
  return (
    <fieldset className="grid gap-4">
      <legend className="contents">
        <Rich html={item.stem} className="text-lg" />
      </legend>
      <p className="text-sm text-muted">{item.kind === 'multiple-choice' ? t('chooseAll') : t('chooseOne')}</p>
      <ul className="grid border-b border-rule">
        {item.options.map((option, index) => (
          <OptionRow
            key={option.id}
            name={id}
            number={numbered ? index + 1 : null}
            html={option.html}
            multiple={item.kind === 'multiple-choice'}
            checked={filled.chosen.includes(option.id)}
            marked={feedback?.options.find((candidate) => candidate.id === option.id) ?? null}
            onChoose={() => onChange(choose(item, filled, option.id))}
          />
        ))}
      </ul>
    </fieldset>
  );
}
