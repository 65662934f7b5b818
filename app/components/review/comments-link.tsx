'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ShownThreads } from '@/app/api/answers/review';
import { receive } from '@/app/client/api';

interface CommentsLinkProps {
  courseId: string;
  challengeId: string;
  submissionId: string;
}

/** The way from a verdict to what was said about the source, with how much that is and whether some of it is new. */
export function CommentsLink({ courseId, challengeId, submissionId }: CommentsLinkProps) {
  const t = useTranslations('review');
  const [said, setSaid] = useState({ count: 0, unseen: 0 });
  useEffect(() => {
    const leave = new AbortController();
    receive(ShownThreads, 'GET', `/api/submissions/${submissionId}/comments`, undefined, leave.signal)
      .then((threads) => {
        const comments = threads.flatMap((thread) => thread.comments);
        setSaid({ count: comments.length, unseen: comments.filter(({ unseen }) => unseen).length });
      })
      // The link leads there all the same.
      .catch(() => {});
    return () => leave.abort();
  }, [submissionId]);
  return (
    <p className="text-sm">
      <Link
        className={said.unseen > 0 ? 'link font-semibold' : 'link'}
        href={`/courses/${courseId}/challenges/${challengeId}/submissions/${submissionId}`}
      >
        {said.unseen > 0 ? t('linkNew', { count: said.unseen }) : t('link', { count: said.count })}
      </Link>
    </p>
  );
}
