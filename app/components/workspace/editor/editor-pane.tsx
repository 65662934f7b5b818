'use client';

import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '../../button';
import type { Comparison } from './difference';
import { EditorBar } from './editor-bar';
import { TwoTexts } from './two-texts';
import type { Editing } from './use-editing';

function Opening() {
  const t = useTranslations('workspace.editor');
  return <p className="p-4 text-sm text-muted">{t('opening')}</p>;
}

const CodeEditor = dynamic(() => import('./code-editor'), { ssr: false, loading: Opening });
const Difference = dynamic(() => import('./difference'), { ssr: false, loading: Opening });

interface EditorPaneProps {
  initial: string;
  starter: string;
  /** The types of the `challenge` module. */
  declarations: string;
  editing: Editing;
  /** Shown in place of the editor, which keeps what is in it. */
  comparison: Comparison | null;
  onCompare: (comparison: Comparison | null) => void;
}

export function EditorPane({ initial, starter, declarations, editing, comparison, onCompare }: EditorPaneProps) {
  const t = useTranslations('workspace.editor');
  const locale = useLocale();
  const noteId = useId();
  return (
    <>
      <TwoTexts editing={editing} onCompare={onCompare} />
      {comparison && <Compared comparison={comparison} onClose={() => onCompare(null)} />}
      <div className={comparison ? 'hidden' : 'flex min-h-0 flex-1 flex-col'}>
        <EditorBar editing={editing} starter={starter} />
        <div className="min-h-0 flex-1">
          <CodeEditor
            initial={initial}
            declarations={declarations}
            label={t('label')}
            describedBy={noteId}
            locale={locale}
            onChange={editing.onChange}
            onReady={editing.onReady}
          />
        </div>
        <p id={noteId} className="border-t border-rule px-4 py-1.5 text-xs text-muted pointer-coarse:hidden">
          {t('keys')}
        </p>
      </div>
    </>
  );
}

function Compared({ comparison: { before, after }, onClose }: { comparison: Comparison; onClose: () => void }) {
  const t = useTranslations('workspace.editor');
  const locale = useLocale();
  const title = t('comparing', { before: before.title, after: after.title });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-3 border-b border-rule px-4 py-1.5 text-sm">
        <p className="flex-1">{title}</p>
        <Button size="sm" onClick={onClose}>
          {t('back')}
        </Button>
      </div>
      {before.source === after.source ? (
        <p className="p-4 text-muted">{t('same')}</p>
      ) : (
        <div className="min-h-0 flex-1">
          <Difference before={before.source} after={after.source} label={title} locale={locale} />
        </div>
      )}
    </div>
  );
}
