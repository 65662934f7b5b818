'use client';

import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { FieldProps, ItemView } from '../view';
import { OptionsField } from './options-field';

type OneOfThem = 'single-choice' | 'true-false';

const Saved = z.object({ choice: z.string() });

function Field({ item, filled, onChange, ...rest }: FieldProps<OneOfThem, string | null>) {
  const t = useTranslations('quiz');
  const { stem, options } = item;
  const chosen = filled === null ? [] : [filled];
  return (
    <OptionsField
      stem={stem}
      options={options}
      ask={t('chooseOne')}
      multiple={false}
      chosen={chosen}
      onChoose={onChange}
      {...rest}
    />
  );
}

/** What the kinds with exactly one option to choose share: all but the form of their answer. */
export const oneOption = {
  Field,
  nothing: null,
  toFilled: (saved) => Saved.safeParse(saved).data?.choice ?? null,
  press: (item, _filled, digit) => item.options[digit - 1]?.id ?? null,
} satisfies Omit<ItemView<OneOfThem, string | null>, 'toAnswer'>;
