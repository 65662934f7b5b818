'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';

/** The reader decides when a lesson is done, and may take it back. */
export function MarkDone({
  courseId,
  chapterId,
  done: initial,
}: {
  courseId: string;
  chapterId: string;
  done: boolean;
}) {
  const t = useTranslations('lesson');
  const explain = useRefusal();
  const [done, setDone] = useState(initial);
  const [refused, setRefused] = useState<string | null>(null);
  async function change() {
    setDone(!done);
    try {
      await send('PUT', '/api/visits', { courseId, chapterId, done: !done });
      setRefused(null);
    } catch (error) {
      setDone(done);
      setRefused(explain(error));
    }
  }
  return (
    <div className="grid justify-items-start gap-2">
      <Button aria-pressed={done} onClick={change} className={done ? '!text-pass' : undefined}>
        {done && <Check aria-hidden className="size-5" />}
        {done ? t('done') : t('markDone')}
      </Button>
      {refused && (
        <p role="alert" className="text-sm text-not-yet">
          {refused}
        </p>
      )}
    </div>
  );
}
