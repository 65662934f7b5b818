import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { StaffQuestion } from '@/lib/asking/staff-questions';
import { Badge } from '../../../components/badge';
import { StudentLink } from '../../../components/staff/student-link';
import { ReplyForm } from './reply-form';

/** One question of the class, with what it is about and the reply. */
export function StaffQuestionEntry({ asked, page }: { asked: StaffQuestion; page: string }) {
  const t = useTranslations('staff.questions');
  const format = useFormatter();
  const { id, courseId, userId, student, question, passage, passageId, submissionId, reply, askedAt, locale } = asked;
  return (
    <li className="grid gap-2 border-t border-rule py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Badge tone={reply === null ? 'not-yet' : 'pass'}>{reply === null ? t('waiting') : t('replied')}</Badge>
        <StudentLink courseId={courseId} student={{ id: userId, name: student }} />
        <time className="text-muted" dateTime={new Date(askedAt).toISOString()}>
          {format.dateTime(askedAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </p>
      <p lang={locale} className="max-w-measure text-lg break-words whitespace-pre-wrap">
        {question}
      </p>
      <p className="flex flex-wrap gap-x-3 text-sm text-muted">
        <span>
          {t('about')}{' '}
          <Link className="link" href={placeOf(asked)}>
            {page}
          </Link>
        </span>
        {submissionId && (
          <Link className="link" href={`/staff/submissions/${submissionId}`}>
            {t('submission')}
          </Link>
        )}
      </p>
      {passageId && passage && (
        <blockquote lang={locale} className="max-w-measure border-l-2 border-rule pl-3 text-sm text-muted">
          {passage}
        </blockquote>
      )}
      {reply && <p className="max-w-measure border-l-2 border-accent pl-3 break-words whitespace-pre-wrap">{reply}</p>}
      <ReplyForm key={reply ?? ''} id={id} student={student} reply={reply} />
    </li>
  );
}

/** The paragraph where there is one: it may be on another page than the one it was asked on. */
function placeOf({ courseId, chapterId, challengeId, passageId }: StaffQuestion): string {
  const [, challenge, chapter, anchor] = /^(?:challenge:([^#]+)|([^#]+))#(.+)$/.exec(passageId ?? '') ?? [];
  if (anchor) return `/courses/${courseId}/${challenge ? `challenges/${challenge}` : chapter}#${anchor}`;
  return `/courses/${courseId}/${challengeId ? `challenges/${challengeId}` : chapterId}`;
}
