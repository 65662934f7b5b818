'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommentedCluster } from '@/app/api/answers/review';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
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
  const explain = useRefusal();
  const [open, setOpen] = useState(false);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [done, setDone] = useState<number | null>(null);

  async function write(body: string) {
    setSending(true);
    setRefused(null);
    try {
      const url = `/api/staff/${writing.courseId}/clusters`;
      const { count } = await receive(CommentedCluster, 'POST', url, { challengeId, missed, body });
      setDone(count);
      setOpen(false);
      return true;
    } catch (error) {
      setRefused(explain(error));
      return false;
    } finally {
      setSending(false);
    }
  }

  if (open) {
    return (
      <CommentForm
        label={t('label')}
        writing={writing}
        sending={sending}
        refused={refused}
        onCancel={() => setOpen(false)}
        onSend={write}
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
