'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { SavedComment } from '@/lib/review/saved';
import { Button } from '../button';
import { inputLook } from '../field';
import { KeepComment } from './keep-comment';
import { completionAt, insertSaved } from './saved-completion';

/** What staff of a course have to write with; students have none of it. */
export interface Writing {
  courseId: string;
  saved: SavedComment[];
}

interface CommentFormProps {
  label: string;
  hint?: string;
  writing: Writing | null;
  /** Whether it was taken. */
  onSend: (body: string) => Promise<boolean>;
  onCancel: () => void;
  sending: boolean;
  refused: string | null;
}

/** Writes a comment; a slash and a few letters bring a saved one. */
export function CommentForm({ label, hint, writing, onSend, onCancel, sending, refused }: CommentFormProps) {
  const t = useTranslations('review');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [closed, setClosed] = useState(false);
  const completion = writing && !closed ? completionAt(text, caret, writing.saved) : null;

  useEffect(() => field.current?.focus(), []);

  function insert(index: number) {
    const saved = completion?.offered[index];
    if (!completion || !saved) return;
    const next = insertSaved(text, completion, saved);
    setText(next.text);
    setCaret(next.caret);
    setChosen(0);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  }

  const submit = () => {
    if (text.trim() !== '' && !sending) void onSend(text).then((taken) => taken && setText(''));
  };

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    const handled = () => event.preventDefault();
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      handled();
      return submit();
    }
    if (completion) {
      const count = completion.offered.length;
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        handled();
        setChosen((chosen + (key === 'ArrowDown' ? 1 : count - 1)) % count);
      } else if (key === 'Enter' || key === 'Tab') {
        handled();
        insert(Math.min(chosen, count - 1));
      } else if (key === 'Escape') {
        handled();
        setClosed(true);
      }
    } else if (key === 'Escape') onCancel();
  }

  const hints = [hint, writing && t('markdown'), t(writing ? 'savedHint' : 'sendHint')].filter(Boolean).join(' ');
  return (
    <form
      className="grid max-w-measure gap-2 font-sans"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className={clsx(inputLook, 'text-sm')}
        rows={4}
        maxLength={4000}
        value={text}
        aria-describedby={`${id}-hint`}
        aria-autocomplete={writing ? 'list' : undefined}
        aria-controls={completion ? `${id}-saved` : undefined}
        aria-activedescendant={completion ? `${id}-saved-${chosen}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
          setChosen(0);
          setClosed(false);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {completion && (
        <div
          id={`${id}-saved`}
          role="listbox"
          tabIndex={-1}
          aria-label={t('saved')}
          className="-mt-1 max-h-56 overflow-auto rounded-md border border-edge/60 bg-raised"
        >
          {completion.offered.map((saved, index) => (
            <div
              key={saved.id}
              id={`${id}-saved-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={clsx('truncate px-3 py-1.5 text-sm', index === chosen && 'bg-accent-soft')}
              onMouseDown={(event) => {
                event.preventDefault();
                insert(index);
              }}
            >
              <strong className="font-mono">/{saved.name}</strong> <span className="text-muted">{saved.body}</span>
            </div>
          ))}
        </div>
      )}
      <p id={`${id}-hint`} className="text-xs text-muted">
        {hints}
      </p>
      {refused && (
        <p role="alert" className="text-sm text-not-yet">
          {refused}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" look="primary" disabled={sending || text.trim() === ''}>
          {t('send')}
        </Button>
        <Button size="sm" look="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
      {writing && text.trim() !== '' && <KeepComment courseId={writing.courseId} body={text} />}
    </form>
  );
}
