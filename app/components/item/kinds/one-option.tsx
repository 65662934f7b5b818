'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { z } from 'zod';
import type { FieldProps, ItemView } from '../view';
import { OptionsField } from './options-field';

type OneOfThem = 'single-choice' | 'true-false';

const Saved = z.object({ choice: z.string() });

type OneOfOptionsProps = Omit<ComponentProps<typeof OptionsField>, 'ask' | 'multiple' | 'chosen'> & {
  chosen: string | null;
};

/** Options of which one is chosen. */
export function OneOfOptions({ chosen, ...rest }: OneOfOptionsProps) {
  const t = useTranslations('quiz');
  return <OptionsField ask={t('chooseOne')} multiple={false} chosen={chosen === null ? [] : [chosen]} {...rest} />;
}

function Field({ item: { stem, options }, filled, onChange, ...rest }: FieldProps<OneOfThem, string | null>) {
  return <OneOfOptions stem={stem} options={options} chosen={filled} onChoose={onChange} {...rest} />;
}

/** What the kinds with exactly one option to choose share: all but the form of their answer. */
export const oneOption = {
  Field,
  nothing: null,
  toFilled: (saved) => Saved.safeParse(saved).data?.choice ?? null,
  press: (item, _filled, digit) => item.options[digit - 1]?.id ?? null,
} satisfies Omit<ItemView<OneOfThem, string | null>, 'toAnswer'>;
