'use client';

import { Field } from '../field';

interface OneTimeLinkProps {
  label: string;
  hint: string;
  /** Of this site, with the token at its end. */
  path: string;
}

/** A link that is shown this once, to be copied. */
export function OneTimeLink({ label, hint, path }: OneTimeLinkProps) {
  return (
    <div role="status">
      <Field
        label={label}
        hint={hint}
        value={window.location.origin + path}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}
