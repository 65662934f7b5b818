'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { SubmissionView } from '@/lib/submissions/view';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import type { SubmissionLine } from '../../../components/workspace/grading/types';
import { SubmissionList } from '../../../components/workspace/results/submission-list';

const Difference = dynamic(() => import('../../../components/workspace/editor/difference'), { ssr: false });

/** Everything a student handed in for the same challenge, and what changed between any two. */
export function SubmissionHistory({ lines, shownId }: { lines: SubmissionLine[]; shownId: string }) {
  const t = useTranslations('workspace.editor');
  const words = useTranslations('staff.submission');
  const locale = useLocale();
  const explain = useRefusal();
  const router = useRouter();
  const [pair, setPair] = useState<{ before: string; after: string } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function compare(beforeId: string, afterId: string | null) {
    setRefusal(null);
    try {
      const ids = [beforeId, afterId ?? shownId];
      const [before, after] = await Promise.all(
        ids.map((id) => receive(SubmissionView, 'GET', `/api/submissions/${id}`)),
      );
      if (before && after) setPair({ before: before.source, after: after.source });
    } catch (error) {
      setRefusal(explain(error));
    }
  }

  return (
    <div className="grid gap-3">
      <SubmissionList
        lines={lines}
        shownId={shownId}
        onShow={(id) => router.push(`/staff/submissions/${id}`)}
        onCompare={compare}
      />
      {refusal && (
        <Notice tone="not-yet" role="alert">
          {refusal}
        </Notice>
      )}
      {pair &&
        (pair.before === pair.after ? (
          <p className="text-sm text-muted">{t('same')}</p>
        ) : (
          <div className="max-h-[60dvh] overflow-auto border border-rule">
            <Difference {...pair} label={words('difference')} locale={locale} />
          </div>
        ))}
      {pair && (
        <div>
          <Button size="sm" onClick={() => setPair(null)}>
            {words('closeDifference')}
          </Button>
        </div>
      )}
    </div>
  );
}
