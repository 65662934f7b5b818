'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

interface TimeLeftProps {
  /** Milliseconds that were left when the page was made. */
  leftMs: number;
  onOver: () => void;
}

/** Minutes at which it is said aloud how much time is left. */
const SAID_AT = [10, 5, 1];

/** Counts down by how long the page is open: the clock of this machine may be wrong, its seconds are not. */
export function TimeLeft({ leftMs, onOver }: TimeLeftProps) {
  const t = useTranslations('quiz.timeLeft');
  const [left, setLeft] = useState(leftMs);

  useEffect(() => {
    const end = performance.now() + leftMs;
    const tick = () => setLeft(Math.max(0, end - performance.now()));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [leftMs]);

  const over = left === 0;
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);

  const seconds = Math.ceil(left / 1000);
  const minutes = Math.floor(seconds / 60);
  const said = SAID_AT.findLast((mark) => seconds <= mark * 60);
  return (
    <p className={`text-sm tabular-nums ${minutes < 1 ? 'font-bold text-not-yet' : 'text-muted'}`}>
      <span aria-hidden>
        {over ? t('over') : t('left', { minutes, seconds: String(seconds % 60).padStart(2, '0') })}
      </span>
      <span role="status" className="sr-only">
        {over ? t('over') : said !== undefined && t('said', { minutes: said })}
      </span>
    </p>
  );
}
