'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../button';
import { Field } from '../field';
import { useSend } from './use-send';

/** Keeps a text under a name of a few letters, to bring it again. */
export function KeepComment({ courseId, body }: { courseId: string; body: string }) {
  const t = useTranslations('review');
  const { send, sending, refused } = useSend();
  const [name, setName] = useState('');
  const [kept, setKept] = useState<string | null>(null);
  async function keep() {
    if (await send('PUT', `/api/staff/${courseId}/saved-comments`, { name, body })) {
      setKept(name.trim().toLowerCase());
      setName('');
    }
  }
  return (
    <details className="text-sm">
      <summary className="w-fit py-1 text-muted">{t('keep')}</summary>
      <div className="mt-1 flex flex-wrap items-end gap-2">
        <Field
          label={t('keepName')}
          className="w-56"
          value={name}
          maxLength={40}
          error={refused}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Enter here keeps the text; it does not send the comment around it.
            event.preventDefault();
            void keep();
          }}
        />
        <Button size="sm" disabled={sending || name.trim() === ''} onClick={() => void keep()}>
          {t('keepSave')}
        </Button>
        {kept && (
          <p role="status" className="text-muted">
            {t('kept', { name: kept })}
          </p>
        )}
      </div>
    </details>
  );
}
