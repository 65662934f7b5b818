'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../button';
import type { Formatting } from './code-editor';
import type { Editing } from './use-editing';

const SAID_MS = 4_000;

/** Above the editor: whether the text is kept, and what can be done with it as a whole. */
export function EditorBar({ editing, starter }: { editing: Editing; starter: string }) {
  const t = useTranslations('workspace.editor');
  const { draft, handle, gaveWay } = editing;
  const [said, setSaid] = useState<Formatting | 'waiting' | null>(null);

  const format = useCallback(async () => {
    if (!handle) return;
    setSaid('waiting');
    setSaid(await handle.format());
  }, [handle]);

  useEffect(() => {
    if (said === 'waiting') return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.shiftKey || !event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyF') return;
      event.preventDefault();
      void format();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [format]);

  return (
    <div className="flex flex-wrap items-center gap-x-2 border-b border-rule px-4 py-1 text-sm">
      <code className="text-muted">train.ts</code>
      <span role="status" className="flex-1 text-right text-xs text-muted">
        {said ? t(`formatting.${said}`) : t(`draft.${draft.state}`)}
      </span>
      <span className="-mx-3 flex sm:mx-0">
        <Button
          look="quiet"
          size="sm"
          onClick={format}
          title={t('formatKeys')}
          aria-keyshortcuts="Shift+Alt+F"
          disabled={!handle}
        >
          {t('format')}
        </Button>
        {gaveWay ? (
          <Button look="quiet" size="sm" onClick={editing.takeBack}>
            {t(gaveWay.whose === 'mine' ? 'undoReset' : 'takeOther')}
          </Button>
        ) : (
          <Button look="quiet" size="sm" onClick={() => editing.replace(starter)}>
            {t('reset')}
          </Button>
        )}
      </span>
    </div>
  );
}
