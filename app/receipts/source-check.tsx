'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { fileLook } from '@/app/components/field';

/** Whether a file is the source that a receipt is about, found out in the browser: the file is sent nowhere. */
export function SourceCheck({ sourceHash }: { sourceHash: string }) {
  const t = useTranslations('receipts.source');
  const id = useId();
  const [found, setFound] = useState<'same' | 'other' | 'cannot' | null>(null);

  async function compare(file: File | undefined) {
    if (!file) return setFound(null);
    // Browsers hash only where the page came over a safe connection.
    if (!globalThis.crypto?.subtle) return setFound('cannot');
    const bytes = new TextEncoder().encode(await file.text());
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    setFound(hex === sourceHash ? 'same' : 'other');
  }

  return (
    <section className="grid gap-2">
      <h2 className="text-lg">{t('title')}</h2>
      <label htmlFor={id} className="grid gap-1 text-sm">
        {t('choose')}
        <input
          id={id}
          type="file"
          accept=".ts,text/plain"
          className={fileLook}
          onChange={(event) => void compare(event.target.files?.[0])}
        />
      </label>
      {found && (
        <p role="status" className={found === 'same' ? 'text-pass' : 'text-not-yet'}>
          {t(found)}
        </p>
      )}
    </section>
  );
}
