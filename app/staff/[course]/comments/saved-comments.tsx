'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/app/components/button';
import { Field, inputLook } from '@/app/components/field';
import { useSend } from '@/app/components/review/use-send';
import type { SavedComment } from '@/lib/review/saved';

/** What the staff of a course keep to write again, by name; more can be kept, and forgotten. */
export function SavedComments({ courseId, saved }: { courseId: string; saved: SavedComment[] }) {
  const t = useTranslations('review');
  const { send, sending, refused } = useSend();
  const id = useId();
  const [name, setName] = useState('');
  const [body, setBody] = useState('');
  return (
    <div className="grid gap-6">
      {saved.length === 0 ? (
        <p className="text-muted">{t('inbox.savedEmpty')}</p>
      ) : (
        <ul className="border-b border-rule text-sm">
          {saved.map((one) => (
            <li key={one.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-rule py-2">
              <strong className="w-40 font-mono break-words">/{one.name}</strong>
              <span className="min-w-0 flex-1 break-words whitespace-pre-wrap">{one.body}</span>
              <Button
                size="sm"
                look="quiet"
                aria-label={`${t('inbox.forget')}: ${one.name}`}
                onClick={() => void send('DELETE', `/api/staff/saved-comments/${one.id}`)}
              >
                {t('inbox.forget')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="grid max-w-measure gap-3"
        onSubmit={async (event) => {
          event.preventDefault();
          if (!(await send('PUT', `/api/staff/${courseId}/saved-comments`, { name, body }))) return;
          setName('');
          setBody('');
        }}
      >
        <Field
          label={t('keepName')}
          className="max-w-64"
          value={name}
          maxLength={40}
          error={refused}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="grid gap-1">
          <label htmlFor={id} className="text-sm font-semibold">
            {t('inbox.add')}
          </label>
          <textarea
            id={id}
            className={inputLook}
            rows={3}
            maxLength={4000}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        </div>
        <Button type="submit" size="sm" className="w-fit" disabled={sending || !name.trim() || !body.trim()}>
          {t('keepSave')}
        </Button>
      </form>
    </div>
  );
}
