'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useReadPoints } from '@/app/components/points';
import type { PlayedAttempt } from '@/app/server/attempts';

export interface CreditNoteProps {
  late: PlayedAttempt['late'];
  lessInMs: number | null;
  /** Of an attempt after the first of which not all counts. */
  again: { number: number; credit: number; held: number } | null;
}

/** The longest that a timer of browsers waits. */
const MOST_MS = 2 ** 31 - 1;

/** What answers count now, where that is less than all; once it becomes less, the page says so. */
export function CreditNote({ late, lessInMs, again }: CreditNoteProps) {
  const t = useTranslations('taking.credit');
  const format = useFormatter();
  const read = useReadPoints();
  const router = useRouter();
  useEffect(() => {
    if (lessInMs === null || lessInMs > MOST_MS) return;
    const timer = setTimeout(() => router.refresh(), lessInMs);
    return () => clearTimeout(timer);
  }, [lessInMs, router]);
  const percent = (credit: number) => format.number(credit, { style: 'percent' });
  return (
    <div role="status" className="text-sm text-muted empty:hidden">
      {late && (
        <p>
          {t('now', { percent: percent(late.credit) })}{' '}
          {t('nowUntil', { date: format.dateTime(late.until, { dateStyle: 'long', timeStyle: 'short' }) })}
        </p>
      )}
      {again && (
        <p>
          {t('again', { number: again.number, points: read(again.held), percent: percent(again.credit) })} {t('never')}
        </p>
      )}
    </div>
  );
}
