'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode, useState } from 'react';
import type { ShownThread } from '@/app/api/answers/review';
import type { Lines } from '@/lib/review/threads';
import { Button } from '../button';
import { Scroller } from '../scroller';
import { CommentForm, type Writing } from './comment-form';
import type { Piece } from './source-lines';
import { ThreadView } from './thread-view';
import { useLines } from './use-lines';
import { useSend } from './use-send';

interface ReviewedSourceProps {
  submissionId: string;
  source: Piece[][];
  /** The line of an error, from 1. */
  errorLine: number | null;
  threads: ShownThread[];
  /** For staff of the course; null for the student. */
  writing: Writing | null;
}

/** A source with what was said about its lines under them, and about all of it below; more can be said in place. */
export function ReviewedSource({ submissionId, source, errorLine, threads, writing }: ReviewedSourceProps) {
  const t = useTranslations('review');
  const { send, sending, refused } = useSend();
  const chosen = useLines(source.length);
  const [general, setGeneral] = useState(false);
  const under = Map.groupBy(threads, ({ lines }) => lines?.last ?? 0);

  const place = ({ first, last }: Lines) => (first === last ? t('onLine', { first }) : t('onLines', { first, last }));
  const form = (lines: Lines | null, close: () => void) => (
    <CommentForm
      label={t(writing ? 'commentOn' : 'askOn', { place: lines ? place(lines) : t('onAll') })}
      hint={writing ? undefined : t('what')}
      writing={writing}
      sending={sending}
      refused={refused}
      onCancel={close}
      onSend={async (body) => {
        const taken = await send('POST', `/api/submissions/${submissionId}/comments`, { lines, body });
        if (taken) close();
        return taken;
      }}
    />
  );
  const inRange = (line: number) => chosen.open && line >= chosen.lines.first && line <= chosen.lines.last;

  return (
    <div className="grid gap-4">
      <p className="max-w-measure text-xs text-muted">{t(writing ? 'hintStaff' : 'hintStudent')}</p>
      <Scroller label={t('source')} className="@container max-h-[80dvh] overflow-auto rounded-md bg-sunken py-3">
        <table className="w-full border-collapse font-mono text-[0.8125rem] [font-feature-settings:'calt'_0] leading-[1.55]">
          <tbody ref={chosen.body}>
            {source.map((pieces, index) => {
              const line = index + 1;
              const said = under.get(line) ?? [];
              const writes = chosen.open && chosen.lines.last === line;
              return (
                <Fragment key={line}>
                  <tr className={clsx(line === errorLine && 'bg-not-yet-soft', inRange(line) && 'bg-accent-soft')}>
                    <th scope="row" className="w-px p-0 text-right font-normal text-muted select-none">
                      <button
                        type="button"
                        data-line={line}
                        tabIndex={line === chosen.at ? 0 : -1}
                        aria-label={t('lineComment', { line })}
                        className={clsx(
                          'w-full min-w-8 px-3 text-right hover:text-accent',
                          said.length > 0 && 'border-r-2 border-accent font-semibold text-accent',
                        )}
                        onKeyDown={(event) => chosen.onKeyDown(event, line)}
                        onClick={(event) => chosen.onClick(event, line)}
                      >
                        {line}
                      </button>
                    </th>
                    <td className="pr-4 whitespace-pre [tab-size:2]">
                      {pieces.map(({ content, color }, i) => (
                        <span key={i} style={{ color }}>
                          {content}
                        </span>
                      ))}
                    </td>
                  </tr>
                  {(said.length > 0 || writes) && (
                    <Under>
                      {said.map((thread) => (
                        <ThreadView
                          key={thread.id}
                          thread={thread}
                          writing={writing}
                          place={thread.lines ? place(thread.lines) : undefined}
                        />
                      ))}
                      {writes && form(chosen.lines, chosen.close)}
                    </Under>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </Scroller>
      {(under.get(0) ?? []).map((thread) => (
        <ThreadView key={thread.id} thread={thread} writing={writing} place={t('general')} />
      ))}
      {general ? (
        form(null, () => setGeneral(false))
      ) : (
        <Button size="sm" className="w-fit" onClick={() => setGeneral(true)}>
          {t(writing ? 'comment' : 'ask')}
        </Button>
      )}
    </div>
  );
}

/** What stands under a line stays in sight, however far its code reaches to the right. */
function Under({ children }: { children: ReactNode }) {
  return (
    <tr>
      <td colSpan={2} className="p-0">
        <div className="sticky left-0 grid w-[100cqw] gap-3 bg-paper px-4 py-3">{children}</div>
      </td>
    </tr>
  );
}
