'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ShownThread } from '@/app/api/answers/review';
import { Button } from '../button';
import { CommentForm, type Writing } from './comment-form';
import { NoteSeen } from './note-seen';
import { ThreadView } from './thread-view';
import { useSend } from './use-send';

interface ItemThreadsProps {
  attemptId: string;
  itemId: string;
  /** Of the whole run. */
  threads: ShownThread[];
  writing: Writing | null;
}

/** What was said about a marked question, and the way to ask for a second look at it. */
export function ItemThreads({ attemptId, itemId, threads, writing }: ItemThreadsProps) {
  const t = useTranslations('review');
  const { send, sending, refused } = useSend();
  const [open, setOpen] = useState(false);
  const these = threads.filter((thread) => thread.itemId === itemId);
  if (writing && these.length === 0) return null;
  const url = `/api/attempts/${attemptId}/comments`;
  return (
    <section aria-label={t('items')} className="grid gap-3">
      {these.map((thread) => (
        <ThreadView key={thread.id} thread={thread} writing={writing} />
      ))}
      {!writing && these.some(({ comments }) => comments.some(({ unseen }) => unseen)) && <NoteSeen url={url} />}
      {!writing &&
        these.length === 0 &&
        (open ? (
          <CommentForm
            label={t('askItem')}
            hint={t('what')}
            writing={null}
            sending={sending}
            refused={refused}
            onCancel={() => setOpen(false)}
            onSend={async (body) => {
              const taken = await send('POST', url, { itemId, body });
              if (taken) setOpen(false);
              return taken;
            }}
          />
        ) : (
          <Button size="sm" look="quiet" className="-ml-3 w-fit" onClick={() => setOpen(true)}>
            {t('ask')}
          </Button>
        ))}
    </section>
  );
}
