import { clsx } from 'clsx';
import type { ReactNode } from 'react';

const TONES = {
  neutral: 'border-edge/60',
  accent: 'border-accent',
  pass: 'border-pass',
  'not-yet': 'border-not-yet',
} as const;

interface NoticeProps {
  tone?: keyof typeof TONES;
  /** `status` is read out when convenient, `alert` at once; neither for what stands on the page from the start. */
  role?: 'status' | 'alert';
  className?: string;
  children: ReactNode;
}

/** A remark beside a coloured rule: an error and what to do, a stale translation, an answer's feedback. */
export function Notice({ tone = 'neutral', role, className, children }: NoticeProps) {
  return (
    <div role={role} className={clsx('border-l-2 py-1 pl-4 text-base', TONES[tone], className)}>
      {children}
    </div>
  );
}
