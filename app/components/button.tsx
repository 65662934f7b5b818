import { clsx } from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

const LOOKS = {
  primary:
    'border-transparent bg-accent text-on-accent hover:bg-[color-mix(in_srgb,var(--color-accent)_88%,var(--color-ink))]',
  secondary: 'border-edge/60 bg-raised text-ink hover:border-edge hover:bg-sunken',
  quiet: 'border-transparent text-muted hover:text-ink hover:bg-sunken',
} as const;

const SIZES = {
  md: 'min-h-11 px-4 py-2 text-base',
  sm: 'min-h-9 px-3 py-1 text-sm',
} as const;

interface Look {
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
}

function classesOf({ look = 'secondary', size = 'md' }: Look, more?: string): string {
  return clsx(
    'inline-flex items-center justify-center gap-2 rounded-md border font-semibold no-underline transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55',
    LOOKS[look],
    SIZES[size],
    more,
  );
}

export function Button({ look, size, className, type = 'button', ...rest }: Look & ComponentProps<'button'>) {
  return <button type={type} className={classesOf({ look, size }, className)} {...rest} />;
}

export function ButtonLink({ look, size, className, ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link className={classesOf({ look, size }, className)} {...rest} />;
}
