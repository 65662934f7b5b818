'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Availability } from '@/lib/assignments/windows';
import { Button } from '../button';

interface SubmitBarProps {
  window: Availability;
  sending: boolean;
  onSubmit: () => void;
}

/** Submit, or why not now. */
export function SubmitBar({ window: { open, opensAt, closesAt }, sending, onSubmit }: SubmitBarProps) {
  const t = useTranslations('workspace.submit');
  const format = useFormatter();
  const date = (at: number) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  const note = open
    ? closesAt !== null && t('closesAt', { date: date(closesAt) })
    : // Closed for good, unless the opening is still to come: then the end lies beyond it.
      opensAt !== null && (closesAt === null || opensAt < closesAt) && Date.now() < opensAt
      ? t('opensAt', { date: date(opensAt) })
      : t('closedAt', { date: date(closesAt ?? 0) });
  return (
    <>
      {note && (
        <p className="order-1 w-full text-xs text-muted sm:order-none sm:w-auto" suppressHydrationWarning>
          {note}
        </p>
      )}
      <Button look="primary" size="sm" disabled={!open || sending} title={t('keys')} onClick={onSubmit}>
        {t('label')}
      </Button>
    </>
  );
}
