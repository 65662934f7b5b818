'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ImportAnswer } from '@/app/api/answers/exchange';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { fileLook, inputLook } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { postFile } from './post-file';
import { Preview } from './preview';

interface ImportQuestionsProps {
  courseId: string;
  chapters: { id: string; title: string }[];
}

/** Shows what a file of another system would add to the course, before anything is added. */
export function ImportQuestions({ courseId, chapters }: ImportQuestionsProps) {
  const t = useTranslations('exchange.import');
  const explain = useRefusal();
  const [shown, setShown] = useState<{ answer: ImportAnswer; file: File; chapter: string } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function look(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) return;
    const chapter = String(form.get('chapter'));
    setPending(true);
    setRefused(null);
    try {
      setShown({ answer: await postFile(courseId, file, chapter), file, chapter });
    } catch (error) {
      setShown(null);
      setRefused(explain(error));
    }
    setPending(false);
  }

  return (
    <>
      <form onSubmit={look} className="flex flex-wrap items-end gap-4">
        <label className="grid gap-1 text-sm font-semibold">
          {t('file')}
          <input
            type="file"
            name="file"
            required
            accept=".gift,.txt,.xml,.zip,.yml,.yaml,.md,.json"
            className={fileLook}
          />
        </label>
        <label className="grid gap-1 text-sm font-semibold">
          {t('into')}
          <select name="chapter" className={`${inputLook} min-h-11 font-normal`}>
            <option value="">{t('byCategory')}</option>
            {chapters.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" look="primary" disabled={pending}>
          {t('look')}
        </Button>
      </form>
      {refused && (
        <Notice tone="not-yet" role="alert" className="mt-5">
          {refused}
        </Notice>
      )}
      {shown && (
        <div role="status" className="mt-8">
          <Preview courseId={courseId} {...shown} />
        </div>
      )}
    </>
  );
}
