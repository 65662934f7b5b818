'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';

interface GiveTimeProps {
  attemptId: string;
  endsAt: number;
  /** Minutes that were given back before. */
  given: number;
}

/** Staff give time back in an attempt: after an alarm, an outage. */
export function GiveTime({ attemptId, endsAt, given }: GiveTimeProps) {
  const t = useTranslations('accommodations.time');
  const format = useFormatter();
  const explain = useRefusal();
  const router = useRouter();
  const [minutes, setMinutes] = useState('5');
  const [message, setMessage] = useState<{ text: string; wrong: boolean } | null>(null);

  async function give(event: FormEvent) {
    event.preventDefault();
    try {
      await send('POST', `/api/staff/attempts/${attemptId}/time`, { minutes: Number(minutes) });
      setMessage({ text: t('done'), wrong: false });
      router.refresh();
    } catch (error) {
      setMessage({ text: explain(error), wrong: true });
    }
  }

  return (
    <form onSubmit={give} className="mb-8 grid gap-2 border-y border-rule py-4">
      <p className="text-sm">
        {t('ends', { date: format.dateTime(endsAt, { dateStyle: 'long', timeStyle: 'short' }) })}{' '}
        {given > 0 && t('given', { minutes: given })}
      </p>
      <div className="flex items-end gap-3">
        <Field
          label={t('minutes')}
          type="number"
          min={1}
          max={1440}
          required
          className="w-28"
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
        <Button type="submit">{t('give')}</Button>
      </div>
      <p role="status" className={message?.wrong ? 'text-sm text-not-yet' : 'text-sm text-muted'}>
        {message?.text}
      </p>
    </form>
  );
}
