'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Availability } from '@/lib/assignments/windows';
import { Button } from '../button';

interface SubmitBarProps {
  window: Availability;
  /** The editor is there. */
  ready: boolean;
  sending: boolean;
  running: boolean;
  onRun: () => void;
  onStop: () => void;
  onSubmit: () => void;
}

/** Run and Submit, or why not submit now. */
export function SubmitBar({ window, ready, sending, running, onRun, onStop, onSubmit }: SubmitBarProps) {
  const t = useTranslations('workspace.submit');
  const tRun = useTranslations('run');
  const format = useFormatter();
  const { open, opensAt, closesAt } = window;
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
      <div className="flex gap-2">
        {/* One button, so that who pressed Run by keyboard stops the run by the same key. */}
        <Button
          size="sm"
          className="min-w-20"
          disabled={!ready}
          title={tRun('keys')}
          onClick={running ? onStop : onRun}
        >
          {running ? tRun('stop') : tRun('label')}
        </Button>
        <Button look="primary" size="sm" disabled={!open || !ready || sending} title={t('keys')} onClick={onSubmit}>
          {t('label')}
        </Button>
      </div>
    </>
  );
}
