'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../button';
import type { Comparison } from './difference';
import type { Editing } from './use-editing';

interface TwoTextsProps {
  editing: Editing;
  onCompare: (comparison: Comparison | null) => void;
}

/** The draft has another text than the one in the editor: both can be seen, and one is chosen. Neither is lost. */
export function TwoTexts({ editing, onCompare }: TwoTextsProps) {
  const t = useTranslations('workspace.editor.two');
  const format = useFormatter();
  const { handle } = editing;
  const { other } = editing.draft;
  if (!other || !handle) return null;

  const choose = (choice: () => void) => () => {
    onCompare(null);
    choice();
  };
  const show = () =>
    onCompare({
      before: { title: t('other'), source: other.content },
      after: { title: t('mine'), source: handle.read() },
    });
  return (
    <div role="alert" className="grid gap-2 border-b border-l-2 border-b-rule border-l-not-yet px-4 py-3 text-sm">
      <p>
        {t(other.from, { date: format.dateTime(other.at, { dateStyle: 'medium', timeStyle: 'short' }) })} {t('choose')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={show}>
          {t('show')}
        </Button>
        <Button size="sm" onClick={choose(editing.keepMine)}>
          {t('keepMine')}
        </Button>
        <Button size="sm" onClick={choose(editing.takeOther)}>
          {t('takeOther')}
        </Button>
      </div>
    </div>
  );
}
