'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ExportReport } from '@/app/api/answers/exchange';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { inputLook } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { EXPORT_FORMATS } from '@/lib/exchange/export-formats';

const report = () => import('@/app/api/answers/exchange').then(({ ExportReport: schema }) => schema);

/** The questions of a course as a file of another system, and what that cannot say. */
export function ExportQuestions({ courseId, languages }: { courseId: string; languages: string[] }) {
  const t = useTranslations('exchange.export');
  const explain = useRefusal();
  const [told, setTold] = useState<ExportReport | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function take(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const query = new URLSearchParams({ format: String(form.get('format')), language: String(form.get('language')) });
    const address = `/api/staff/${courseId}/export?${query}`;
    setRefused(null);
    try {
      setTold(await receive(report, 'GET', `${address}&as=report`));
      window.location.assign(address);
    } catch (error) {
      setTold(null);
      setRefused(explain(error));
    }
  }

  const groups = Map.groupBy(told?.losses ?? [], ({ field, why }) => `${field}: ${why}`);
  return (
    <>
      <form onSubmit={take} className="flex flex-wrap items-end gap-4">
        <label className="grid gap-1 text-sm font-semibold">
          {t('format')}
          <select name="format" className={`${inputLook} min-h-11 font-normal`}>
            {EXPORT_FORMATS.map((format) => (
              <option key={format} value={format}>
                {t(`formats.${format}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1 text-sm font-semibold">
          {t('language')}
          <select name="language" className={`${inputLook} min-h-11 font-normal`}>
            {languages.map((language) => (
              <option key={language}>{language}</option>
            ))}
          </select>
        </label>
        <Button type="submit">{t('take')}</Button>
      </form>
      {refused && (
        <Notice tone="not-yet" role="alert" className="mt-5">
          {refused}
        </Notice>
      )}
      {told && (
        <div role="status" className="mt-5 text-sm">
          <p>{t('written', { written: told.written, items: told.items })}</p>
          <ul className="mt-2 grid gap-1 text-muted">
            {[...groups].map(([what, group]) => (
              <li key={what}>{t('loss', { what, count: group.length, item: group[0]?.item ?? '' })}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
