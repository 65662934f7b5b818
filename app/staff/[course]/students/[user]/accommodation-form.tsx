'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';
import type { Accommodation } from '@/lib/assignments/accommodations';

interface AccommodationFormProps {
  courseId: string;
  userId: string;
  accommodation: Accommodation;
  mayChange: boolean;
}

const FIELDS = [
  { name: 'timePercent', min: 100, max: 1000, step: 1 },
  { name: 'opensEarlierHours', min: 0, max: 8760, step: 0.25 },
  { name: 'closesLaterHours', min: 0, max: 8760, step: 0.25 },
  { name: 'moreAttempts', min: 0, max: 1000, step: 1 },
] as const;

/** What one student needs otherwise than the class. */
export function AccommodationForm({ courseId, userId, accommodation, mayChange }: AccommodationFormProps) {
  const t = useTranslations('accommodations');
  const explain = useRefusal();
  const router = useRouter();
  const [fields, setFields] = useState<Record<string, string>>(() =>
    Object.fromEntries(FIELDS.map(({ name }) => [name, String(accommodation[name])])),
  );
  const [message, setMessage] = useState<{ text: string; wrong: boolean } | null>(null);

  async function save(event: FormEvent) {
    event.preventDefault();
    const wanted = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, Number(text)]));
    try {
      await send('PUT', `/api/staff/${courseId}/accommodations/${userId}`, wanted);
      setMessage({ text: t('saved'), wrong: false });
      router.refresh();
    } catch (error) {
      setMessage({ text: explain(error), wrong: true });
    }
  }

  return (
    <form onSubmit={save} className="mb-10 border-y border-rule py-4">
      <h2 className="mb-3 text-lg">{t('heading')}</h2>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {FIELDS.map(({ name, ...range }) => (
          <Field
            key={name}
            label={t(name)}
            type="number"
            required
            {...range}
            className="w-full sm:w-52"
            value={fields[name]}
            readOnly={!mayChange}
            onChange={(event) => {
              setFields({ ...fields, [name]: event.target.value });
              setMessage(null);
            }}
          />
        ))}
        {mayChange && <Button type="submit">{t('save')}</Button>}
      </div>
      <p role="status" className={`mt-2 text-sm ${message?.wrong ? 'text-not-yet' : 'text-muted'}`}>
        {message ? message.text : !mayChange && t('readOnly')}
      </p>
    </form>
  );
}
