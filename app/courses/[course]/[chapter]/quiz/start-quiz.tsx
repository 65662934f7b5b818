'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';

interface StartQuizProps {
  courseId: string;
  quizId: string;
  again: boolean;
}

export function StartQuiz({ courseId, quizId, again }: StartQuizProps) {
  const t = useTranslations('quiz');
  const router = useRouter();
  const explain = useRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const begin = () =>
    start(async () => {
      try {
        await send('POST', '/api/attempts', { courseId, quizId });
        router.refresh();
      } catch (error) {
        setRefused(explain(error));
      }
    });
  return (
    <>
      <Button look="primary" onClick={begin} disabled={pending}>
        {again ? t('summary.again') : t('start.begin')}
      </Button>
      {refused && (
        <Notice tone="not-yet" role="alert">
          {refused}
        </Notice>
      )}
    </>
  );
}
