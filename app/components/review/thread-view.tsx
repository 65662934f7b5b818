'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ShownThread } from '@/app/api/answers/review';
import { Badge } from '../badge';
import { Button } from '../button';
import { Rich } from '../markdown/rich';
import { CommentForm, type Writing } from './comment-form';
import { useSend } from './use-send';

interface ThreadViewProps {
  thread: ShownThread;
  /** For staff of the course; null for the student. */
  writing: Writing | null;
  /** What stands in front, where the place does not say what it is about. */
  place?: string;
}

/** What was said, in order, and the way to answer. */
export function ThreadView({ thread, writing, place }: ThreadViewProps) {
  const t = useTranslations('review');
  const { send, sending, refused } = useSend();
  const [open, setOpen] = useState(false);
  const { id, kind, waits, comments } = thread;
  return (
    <section
      aria-label={place ?? t(kind === 'second-look' ? 'secondLook' : 'source')}
      className="grid max-w-measure gap-2 border-l-2 border-accent py-1 pl-3 font-sans text-sm whitespace-normal"
    >
      {(place || kind === 'second-look' || waits) && (
        <p className="flex flex-wrap items-center gap-2">
          {kind === 'second-look' && <Badge tone="accent">{t('secondLook')}</Badge>}
          {place && <span className="text-muted first-letter:uppercase">{place}</span>}
          {waits && <Badge tone="not-yet">{t('waits')}</Badge>}
        </p>
      )}
      {comments.map((comment) => (
        <Said key={comment.id} comment={comment} staff={writing !== null} />
      ))}
      {open ? (
        <CommentForm
          label={t('answerLabel')}
          writing={writing}
          sending={sending}
          refused={refused}
          onCancel={() => setOpen(false)}
          onSend={async (body) => {
            const taken = await send('POST', `/api/threads/${id}`, { body });
            if (taken) setOpen(false);
            return taken;
          }}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-1">
          <Button size="sm" onClick={() => setOpen(true)}>
            {t('answer')}
          </Button>
          {writing && waits && (
            <Button size="sm" look="quiet" onClick={() => void send('PUT', `/api/threads/${id}`, { waits: false })}>
              {t('settle')}
            </Button>
          )}
          {refused && <p className="text-not-yet">{refused}</p>}
        </div>
      )}
    </section>
  );
}

function Said({ comment, staff }: { comment: ShownThread['comments'][number]; staff: boolean }) {
  const t = useTranslations('review');
  const format = useFormatter();
  const { send, refused } = useSend();
  const { id, author, byStaff, own, html, text, writtenAt, unseen } = comment;
  return (
    <article className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
        <strong className="font-semibold text-ink">{own ? t('you') : (author ?? t('gone'))}</strong>
        {byStaff && !own && <span>{t('staff')}</span>}
        <time dateTime={new Date(writtenAt).toISOString()}>
          {format.dateTime(writtenAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
        {unseen && !staff && <Badge tone="accent">{t('new')}</Badge>}
        {own && byStaff && staff && (
          <button type="button" className="link min-h-6" onClick={() => void send('DELETE', `/api/comments/${id}`)}>
            {t('takeBack')}
          </button>
        )}
      </p>
      {html === null ? (
        <p className="break-words whitespace-pre-wrap">{text}</p>
      ) : (
        <Rich html={html} className="text-sm break-words" />
      )}
      {refused && <p className="text-not-yet">{refused}</p>}
    </article>
  );
}
