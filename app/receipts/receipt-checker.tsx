'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { type DragEvent, useId, useState } from 'react';
import { ShownReceipt } from '@/app/api/answers/receipts';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { fileLook, inputLook } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { ReceiptWords } from './receipt-words';

/** A receipt is a few kilobytes; more is something else. */
const MOST_BYTES = 500_000;

/** Takes a receipt, dropped, chosen or pasted, and says what is in it. */
export function ReceiptChecker() {
  const t = useTranslations('receipts');
  const explain = useRefusal();
  const id = useId();
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [shown, setShown] = useState<ShownReceipt | null>(null);

  async function check(given: string) {
    setRefused(null);
    setShown(null);
    try {
      setShown(await receive(ShownReceipt, 'POST', '/api/receipts', { text: given }));
    } catch (error) {
      setRefused(explain(error));
    }
  }

  async function take(file: File | undefined) {
    if (!file) return;
    if (file.size > MOST_BYTES) {
      setShown(null);
      setRefused(t('tooLarge', { name: file.name }));
      return;
    }
    const read = await file.text();
    setText(read);
    await check(read);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }

  return (
    <div className="grid gap-6">
      <form
        className={clsx('grid gap-3 rounded-md border border-dashed p-4', over ? 'border-accent' : 'border-edge')}
        onSubmit={(event) => {
          event.preventDefault();
          void check(text);
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={`${id}-file`} className="grid gap-1 text-sm font-semibold">
          {t('file')}
          <input
            id={`${id}-file`}
            type="file"
            accept=".json,application/json"
            className={fileLook}
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </label>
        <label htmlFor={`${id}-text`} className="text-sm font-semibold">
          {t('paste')}
        </label>
        <textarea
          id={`${id}-text`}
          className={clsx(inputLook, 'font-mono text-xs')}
          rows={6}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" look="primary" className="w-fit" disabled={text.trim() === ''}>
          {t('check')}
        </Button>
      </form>
      {refused && (
        <Notice tone="not-yet" role="alert">
          {refused}
        </Notice>
      )}
      <div aria-live="polite">{shown && <ReceiptWords receipt={shown} />}</div>
    </div>
  );
}
