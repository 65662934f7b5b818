'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Count } from '@/app/api/answers/staff';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { inputLook } from '@/app/components/field';

/** Sets what many students need by a table that is pasted in. */
export function AccommodationTable({ courseId }: { courseId: string }) {
  const t = useTranslations('accommodations.table');
  const explain = useRefusal();
  const router = useRouter();
  const id = useId();
  const [table, setTable] = useState('');
  const [message, setMessage] = useState<{ text: string; wrong: boolean } | null>(null);

  async function apply(event: FormEvent) {
    event.preventDefault();
    try {
      const { count } = await receive(Count, 'POST', `/api/staff/${courseId}/accommodations`, { table });
      setMessage({ text: t('done', { count }), wrong: false });
      setTable('');
      router.refresh();
    } catch (error) {
      setMessage({ text: explain(error), wrong: true });
    }
  }

  return (
    <form onSubmit={apply} className="mt-10 grid max-w-[46rem] justify-items-start gap-3">
      <h2 className="text-lg">{t('title')}</h2>
      <p id={`${id}-hint`} className="text-muted">
        {t('hint')}
      </p>
      <label htmlFor={id} className="text-sm font-semibold">
        {t('label')}
      </label>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        className={`${inputLook} font-mono text-sm`}
        rows={5}
        required
        placeholder={t('example')}
        value={table}
        onChange={(event) => {
          setTable(event.target.value);
          setMessage(null);
        }}
      />
      <Button type="submit">{t('apply')}</Button>
      <p role="status" className={message?.wrong ? 'text-sm text-not-yet' : 'text-sm text-muted'}>
        {message?.text}
      </p>
    </form>
  );
}
