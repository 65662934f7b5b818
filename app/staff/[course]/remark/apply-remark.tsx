'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Choice } from '@/app/components/choice';
import { Notice } from '@/app/components/notice';

interface ApplyRemarkProps {
  courseId: string;
  corrected: {
    chapterId: string;
    itemId: string;
    beginning: string;
    answers: number;
    reworded: number;
    unreadable: number;
    digest: string;
    changes: { before: number; after: number; reworded: boolean }[];
  };
}

/** Chooses how answers are marked again, says what comes of it, and does it. */
export function ApplyRemark({ courseId, corrected }: ApplyRemarkProps) {
  const t = useTranslations('staff.remark');
  const explain = useRefusal();
  const router = useRouter();
  const [lower, setLower] = useState(false);
  const [reworded, setReworded] = useState(false);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { chapterId, itemId, beginning, answers, unreadable, digest, changes } = corrected;
  const chosen = changes.filter((one) => reworded || !one.reworded);
  const more = chosen.filter(({ before, after }) => after > before).length;
  const less = lower ? chosen.length - more : 0;
  const count = Math.max(0, answers - unreadable - (reworded ? 0 : corrected.reworded));

  async function apply() {
    setSending(true);
    setRefusal(null);
    try {
      await send('POST', '/api/staff/remarks', { courseId, chapterId, itemId, digest, lower, reworded });
      router.refresh();
    } catch (error) {
      setRefusal(explain(error));
    } finally {
      setSending(false);
    }
  }

  return (
    <div className="grid gap-3 border-l-2 border-accent pl-4 text-sm">
      {corrected.reworded > 0 && (
        <div>
          <p>{t('reworded', { count: corrected.reworded })}</p>
          <label className="flex min-h-9 items-center gap-2">
            <Choice type="checkbox" checked={reworded} onChange={(event) => setReworded(event.target.checked)} />
            {t('withReworded')}
          </label>
        </div>
      )}
      {unreadable > 0 && <p>{t('unreadable', { count: unreadable })}</p>}
      {chosen.length > more && (
        <label className="flex min-h-9 flex-wrap items-center gap-2">
          <Choice type="checkbox" checked={lower} onChange={(event) => setLower(event.target.checked)} />
          {t('lower')} <span className="text-muted">{t('lowerHint')}</span>
        </label>
      )}
      <p role="status">{t('outcome', { more, less })}</p>
      <div>
        <Button
          look="primary"
          size="sm"
          aria-label={t('applyOf', { item: beginning })}
          disabled={sending || count === 0}
          onClick={() => void apply()}
        >
          {t('apply', { count })}
        </Button>
      </div>
      {refusal && (
        <Notice tone="not-yet" role="alert">
          {refusal}
        </Notice>
      )}
    </div>
  );
}
