'use client';

import { useLocale } from 'next-intl';
import { z } from 'zod';
import { LOCALES, type Locale } from '@/lib/text';
import type { ShownItem } from '../shown';
import type { FieldProps, ItemView } from '../view';
import { LineField } from './line-field';
import { OneOfOptions } from './one-option';
import { OrderField } from './ordering';
import { TrueOutcome } from './true-outcome';

/** What is predicted so far: a number as typed, an option, or an order; one of them, as the question asks. */
export interface Predicted {
  text?: string | undefined;
  language?: Locale | undefined;
  choice?: string | undefined;
  order?: string[] | undefined;
}

const Saved = z.object({
  text: z.string().optional(),
  language: z.enum(LOCALES).optional(),
  choice: z.string().optional(),
  order: z.array(z.string()).optional(),
});

function Field(props: FieldProps<'predict-then-run', Predicted>) {
  const { item, filled, feedback } = props;
  const predicted = filled.order?.join(' ') ?? filled.choice ?? filled.text ?? '';
  return (
    <div className="grid grid-cols-1 gap-4">
      <Prediction {...props} />
      {feedback?.ran && <TrueOutcome item={item} predicted={predicted} ran={feedback.ran} />}
    </div>
  );
}

/** The question and its code, asked as a question of the prediction's own kind. */
function Prediction({ item, filled, feedback, onChange, numbered }: FieldProps<'predict-then-run', Predicted>) {
  const language = useLocale();
  const { predict } = item;
  const stem = `${item.stem}${item.code}`;
  switch (predict.kind) {
    case 'numeric':
      return (
        <LineField
          stem={item.stem}
          material={item.code}
          text={filled.text ?? ''}
          settled={feedback !== null}
          onChange={(text) => onChange({ text, language })}
          className="max-w-56 tabular-nums"
        >
          {predict.unit && <span className="text-muted">{predict.unit}</span>}
        </LineField>
      );
    case 'single-choice':
      return (
        <OneOfOptions
          stem={stem}
          options={predict.options}
          chosen={filled.choice ?? null}
          feedback={feedback}
          onChoose={(choice) => onChange({ choice })}
          numbered={numbered}
        />
      );
    case 'ordering':
      return (
        <OrderField
          stem={stem}
          shown={predict.entries}
          filled={filled.order ?? null}
          feedback={feedback}
          onChange={(order) => onChange({ order })}
        />
      );
  }
}

const optionsOf = ({ predict }: ShownItem<'predict-then-run'>) =>
  predict.kind === 'single-choice' ? predict.options : [];

export const predictThenRun: ItemView<'predict-then-run', Predicted> = {
  Field,
  nothing: {},
  toAnswer({ text = '', language, choice, order }) {
    if (order) return { order };
    if (choice !== undefined) return { choice };
    return text.trim() === '' ? null : { text: text.trim(), language };
  },
  toFilled: (saved) => Saved.safeParse(saved).data ?? {},
  press(item, _filled, digit) {
    const choice = optionsOf(item)[digit - 1]?.id;
    return choice === undefined ? null : { choice };
  },
};
