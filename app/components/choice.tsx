import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

/** A radio button or a checkbox in the page's own ink, as clear once it is settled as before. */
export function Choice({ type, className, ...rest }: ComponentProps<'input'> & { type: 'radio' | 'checkbox' }) {
  return (
    <input
      type={type}
      className={clsx(
        'grid size-[1.2rem] shrink-0 appearance-none place-items-center border-[1.5px] border-edge bg-raised checked:border-accent',
        type === 'radio'
          ? 'rounded-full checked:border-[0.37rem]'
          : 'rounded-sm text-[0.9rem] leading-none font-bold text-on-accent checked:bg-accent checked:after:content-["✓"]',
        className,
      )}
      {...rest}
    />
  );
}
