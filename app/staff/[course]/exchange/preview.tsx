'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ImportAnswer } from '@/app/api/answers/exchange';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import { textIn } from '@/lib/text';
import { keepFiles } from './post-file';

interface PreviewProps {
  courseId: string;
  answer: ImportAnswer;
  file: File;
  chapter: string;
}

/** What would be added where, what somebody has to decide, and a line for everything that was not kept. */
export function Preview({ courseId, answer, file, chapter }: PreviewProps) {
  const t = useTranslations('exchange.import');
  const locale = useLocale();
  const explain = useRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  const { format, kept, chapters, notes } = answer;
  const undecided = chapters.reduce((sum, one) => sum + one.undecided.length, 0);
  const keep = () => keepFiles(courseId, file, chapter).catch((error: unknown) => setRefused(explain(error)));
  return (
    <>
      <p className="mb-4 text-lg">{t('found', { kept, of: kept + undecided, format })}</p>
      {chapters.map(({ id, title, exists, items, undecided: open }) => (
        <section key={id} className="mb-6">
          <h3 className="mb-1 text-base">
            {textIn(title, locale)}{' '}
            <span className="text-sm font-normal text-muted">{t(exists ? 'exists' : 'isNew', { id })}</span>
          </h3>
          <ul className="border-b border-rule text-sm">
            {items.map((item) => (
              <li key={item.id} className="border-t border-rule py-2">
                <span className="font-mono text-xs text-muted">
                  {item.id} · {item.kind}
                </span>
                <span className="block line-clamp-2 break-words">{textIn(item.stem, locale)}</span>
              </li>
            ))}
            {open.map((one) => (
              <li key={one.id} className="border-t border-rule py-2">
                <span className="font-mono text-xs text-muted">{one.id}</span>
                <span className="block line-clamp-2 break-words">{one.stem}</span>
                <span className="block text-not-yet">{t('undecided', { why: one.why, line: one.line })}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h3 className="mb-1 text-base">{t('notes')}</h3>
      {notes.length === 0 ? (
        <p className="text-sm text-muted">{t('noNotes')}</p>
      ) : (
        <ul className="grid gap-1 text-sm">
          {notes.map(({ line, name, what, why, decide }) => (
            <li key={`${line} ${name} ${what} ${why}`} className={decide ? 'text-not-yet' : 'text-muted'}>
              {t('note', { line, name: name ?? '', what, why })}
            </li>
          ))}
        </ul>
      )}
      <div className="mt-6 grid gap-2">
        <Button className="justify-self-start" disabled={kept + undecided === 0} onClick={() => void keep()}>
          {t('keep')}
        </Button>
        <p className="max-w-measure text-sm text-muted">{t('howTo')}</p>
        {refused && (
          <Notice tone="not-yet" role="alert">
            {refused}
          </Notice>
        )}
      </div>
    </>
  );
}
