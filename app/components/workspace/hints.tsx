'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Rich } from '../markdown/rich';

/** Hints in stages, free of cost: each is shown when it is asked for. */
export function Hints({ hints }: { hints: string[] }) {
  const t = useTranslations('workspace.hints');
  const [shown, setShown] = useState(0);
  return (
    <div className="grid justify-items-start gap-3">
      <div aria-live="polite" className="contents">
        {hints.slice(0, shown).map((html, index) => (
          <div key={html} className="border-l-2 border-rule pl-4">
            <p className="eyebrow">{t('number', { number: index + 1, total: hints.length })}</p>
            <Rich html={html} />
          </div>
        ))}
      </div>
      {shown < hints.length && (
        <button type="button" className="link min-h-9 text-sm" onClick={() => setShown(shown + 1)}>
          {shown === 0 ? t('first') : t('next')}
        </button>
      )}
    </div>
  );
}
