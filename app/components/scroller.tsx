import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface ScrollerProps {
  /** Names a region of its own; not needed inside one that has a name. */
  label?: string;
  className: string;
  children: ReactNode;
}

/** Something that scrolls by itself and can be reached by keyboard to do so. */
export function Scroller({ label, className, children }: ScrollerProps) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, nobody could scroll this by keyboard
      tabIndex={0}
      aria-label={label}
      // Positioned, so that text for screen readers inside it scrolls with it instead of widening the page.
      className={clsx('relative', className)}
    >
      {children}
    </section>
  );
}
