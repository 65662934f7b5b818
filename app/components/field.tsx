import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';

export const inputLook =
  'w-full rounded-md border border-edge/70 bg-raised px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-not-yet';

interface FieldProps extends ComponentProps<'input'> {
  label: string;
  hint?: ReactNode;
  error?: string | null;
}

/** A labelled line of text, with its hint and its error tied to it for screen readers. */
export function Field({ label, hint, error, className, id: givenId, ...rest }: FieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={clsx('grid gap-1', className)}>
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <input
        id={id}
        className={clsx(inputLook, 'min-h-11')}
        aria-describedby={notes || undefined}
        aria-invalid={error ? true : undefined}
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-not-yet">
          {error}
        </p>
      )}
    </div>
  );
}
