'use client';

import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '../button';
import type { EditorHandle } from './code-editor';
import type { DraftState } from './use-source-draft';

function Opening() {
  const t = useTranslations('workspace.editor');
  return <p className="p-4 text-sm text-muted">{t('opening')}</p>;
}

const CodeEditor = dynamic(() => import('./code-editor'), { ssr: false, loading: Opening });
const Difference = dynamic(() => import('./difference'), { ssr: false, loading: Opening });

export interface Comparison {
  before: { title: string; source: string };
  after: { title: string; source: string };
}

interface EditorPaneProps {
  initial: string;
  draft: DraftState;
  /** Shown in place of the editor, which keeps what is in it. */
  comparison: Comparison | null;
  /** What the last reset replaced can be brought back. */
  canUndoReset: boolean;
  onChange: (text: string) => void;
  onReady: (handle: EditorHandle | null) => void;
  onReset: () => void;
  onUndoReset: () => void;
  onCloseComparison: () => void;
}

export function EditorPane(props: EditorPaneProps) {
  const { initial, draft, comparison, canUndoReset, onChange, onReady, onReset, onUndoReset, onCloseComparison } =
    props;
  const t = useTranslations('workspace.editor');
  const locale = useLocale();
  const noteId = useId();
  return (
    <>
      {comparison && (
        <div className="flex min-h-0 flex-1 flex-col">
          <div className="flex flex-wrap items-center gap-3 border-b border-rule px-4 py-1.5 text-sm">
            <p className="flex-1">
              {t('comparing', { before: comparison.before.title, after: comparison.after.title })}
            </p>
            <Button size="sm" onClick={onCloseComparison}>
              {t('back')}
            </Button>
          </div>
          {comparison.before.source === comparison.after.source ? (
            <p className="p-4 text-muted">{t('same')}</p>
          ) : (
            <div className="min-h-0 flex-1">
              <Difference
                before={comparison.before.source}
                after={comparison.after.source}
                label={t('comparing', { before: comparison.before.title, after: comparison.after.title })}
                locale={locale}
              />
            </div>
          )}
        </div>
      )}
      <div className={comparison ? 'hidden' : 'flex min-h-0 flex-1 flex-col'}>
        <div className="flex items-center gap-2 border-b border-rule px-4 py-1 text-sm">
          <code className="flex-1 text-muted">train.ts</code>
          <span role="status" className="text-xs text-muted">
            {t(`draft.${draft}`)}
          </span>
          {canUndoReset ? (
            <Button look="quiet" size="sm" onClick={onUndoReset}>
              {t('undoReset')}
            </Button>
          ) : (
            <Button look="quiet" size="sm" onClick={onReset}>
              {t('reset')}
            </Button>
          )}
        </div>
        <div className="min-h-0 flex-1">
          <CodeEditor
            initial={initial}
            label={t('label')}
            describedBy={noteId}
            locale={locale}
            onChange={onChange}
            onReady={onReady}
          />
        </div>
        <p id={noteId} className="border-t border-rule px-4 py-1.5 text-xs text-muted pointer-coarse:hidden">
          {t('keys')}
        </p>
      </div>
    </>
  );
}
