'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Choice } from '@/app/components/choice';
import type { PlayedItem } from '@/app/server/attempts';

const LEVELS = [
  { value: 1, key: 'unsure' },
  { value: 2, key: 'fairly' },
  { value: 3, key: 'certain' },
] as const;

interface CertaintyProps {
  value: PlayedItem['certainty'];
  onChange: (value: PlayedItem['certainty']) => void;
}

export function Certainty({ value, onChange }: CertaintyProps) {
  const t = useTranslations('quiz.certainty');
  const name = useId();
  return (
    <fieldset className="text-sm text-muted">
      <legend>{t('legend')}</legend>
      <div className="mt-1 flex flex-wrap gap-x-5">
        {LEVELS.map((level) => (
          <label key={level.key} className="flex min-h-10 items-center gap-2">
            <Choice
              type="radio"
              name={name}
              checked={value === level.value}
              onChange={() => onChange(level.value)}
              // A second click takes it back: certainty may be left out.
              onClick={() => value === level.value && onChange(null)}
            />
            {t(level.key)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
