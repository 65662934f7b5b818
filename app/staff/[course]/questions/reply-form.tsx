'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '../../../components/button';
import { inputLook } from '../../../components/field';
import { useChange } from '../../../components/staff/use-change';

interface ReplyFormProps {
  id: string;
  student: string;
  reply: string | null;
}

/** Opens in place; what was replied may be put better. */
export function ReplyForm({ id, student, reply }: ReplyFormProps) {
  const t = useTranslations('staff.questions');
  const { change, refused } = useChange();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(reply ?? '');
  const field = useId();
  if (!open) {
    return (
      <Button size="sm" className="w-fit" onClick={() => setOpen(true)}>
        {reply === null ? t('reply') : t('change')}
      </Button>
    );
  }
  return (
    <form
      className="grid max-w-measure gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void change(student, 'PUT', `/api/staff/questions/${id}`, { reply: text }).then(() => setOpen(false));
      }}
    >
      <label htmlFor={field} className="text-sm font-semibold">
        {t('replyOf', { student })}
      </label>
      <textarea
        id={field}
        className={inputLook}
        rows={4}
        maxLength={4000}
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {refused && <p className="text-sm text-not-yet">{refused}</p>}
      <Button type="submit" size="sm" look="primary" className="w-fit">
        {t('send')}
      </Button>
    </form>
  );
}
