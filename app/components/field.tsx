import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';

export const inputLook =
  'w-full rounded-md border border-edge/70 bg-raised px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-not-yet';

/** Where a file is chosen; its words are the browser's own, in the language that the browser has. */
export const fileLook =
  'max-w-full text-sm font-normal text-muted file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-edge/70 file:bg-raised file:px-4 file:py-2 file:font-semibold file:text-ink hover:file:bg-sunken';

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
