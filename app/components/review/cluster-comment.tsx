'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommentedCluster } from '@/app/api/answers/review';
import { receive } from '@/app/client/api';
import { useRequest } from '@/app/client/use-request';
import { Button } from '../button';
import { CommentForm, type Writing } from './comment-form';

interface ClusterCommentProps {
  challengeId: string;
  /** Ids of the criteria that all of the cluster miss. */
  missed: string[];
  writing: Writing;
}

/** Writes one comment on the work of everybody who misses the same criteria. */
export function ClusterComment({ challengeId, missed, writing }: ClusterCommentProps) {
  const t = useTranslations('review.cluster');
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const { state, refused, ask } = useRequest(async (body: string) => {
    const url = `/api/staff/${writing.courseId}/clusters`;
    const { count } = await receive(CommentedCluster, 'POST', url, { challengeId, missed, body });
    setDone(count);
    setOpen(false);
  });

  if (open) {
    return (
      <CommentForm
        label={t('label')}
        writing={writing}
        sending={state === 'pending'}
        refused={refused}
        onCancel={() => setOpen(false)}
        onSend={ask}
      />
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-3 text-sm">
      <Button size="sm" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {done !== null && (
        <span role="status" className="text-muted">
          {t('done', { count: done })}
        </span>
      )}
    </p>
  );
}
