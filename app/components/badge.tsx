import { clsx } from 'clsx';
import { Check, Circle, CircleDashed, CircleDot } from 'lucide-react';
import type { ReactNode } from 'react';

const TONES = {
  neutral: 'text-muted border-rule',
  accent: 'text-accent border-transparent bg-accent-soft',
  pass: 'text-pass border-transparent bg-pass-soft',
  'not-yet': 'text-not-yet border-transparent bg-not-yet-soft',
  partly: 'text-not-yet border-transparent bg-not-yet-soft',
  train: 'text-train border-current/40',
  'held-out': 'text-held-out border-current/40 border-dashed',
} as const;

export type Tone = keyof typeof TONES;

/** A word about a thing. Pass, partly and not yet carry a mark of their own, train and held-out a line style, so that colour is never alone. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1 rounded-sm border px-1.5 py-px text-xs font-semibold whitespace-nowrap',
        TONES[tone],
      )}
    >
      {tone === 'pass' && <Check aria-hidden className="size-3.5" strokeWidth={2.5} />}
      {tone === 'partly' && <CircleDot aria-hidden className="size-3" strokeWidth={2.5} />}
      {tone === 'not-yet' && <Circle aria-hidden className="size-3" strokeWidth={2.5} />}
      {children}
    </span>
  );
}

/** The mark of a chapter, quiz or challenge in a list: done, begun or untouched. */
export function StateMark({ state, label }: { state: 'done' | 'begun' | 'untouched'; label: string }) {
  const Icon = state === 'done' ? Check : state === 'begun' ? CircleDashed : Circle;
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={clsx(
        'inline-grid size-6 shrink-0 place-items-center',
        state === 'done' ? 'text-pass' : state === 'begun' ? 'text-accent' : 'text-edge/70',
      )}
    >
      <Icon aria-hidden className={state === 'done' ? 'size-5' : 'size-4'} strokeWidth={state === 'done' ? 2.5 : 2} />
    </span>
  );
}
