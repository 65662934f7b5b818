import { useTranslations } from 'next-intl';
import type { Course } from '@/lib/catalog/course';
import { type Finding, formatFinding } from '@/lib/catalog/finding';
import { titleOf } from '@/lib/catalog/select';
import { Notice } from '../../components/notice';

interface CourseProblemsProps {
  course: Course;
  findings: Finding[];
  /** What waits for a challenge that cannot be graded. */
  stranded: { challengeId: string; count: number }[];
}

/** What is wrong with a course on disk, and which parts of it students cannot open meanwhile. */
export function CourseProblems({ course, findings, stranded }: CourseProblemsProps) {
  const t = useTranslations('staff.problems');
  const own = findings.filter(({ severity, file }) => severity === 'error' && file.startsWith(`${course.id}/`));
  if (own.length + stranded.length === 0) return null;
  return (
    <Notice tone="not-yet" className="mb-8">
      <p className="font-semibold">{t('title', { count: course.unavailable.length })}</p>
      {course.unavailable.length > 0 && (
        <p>{course.unavailable.map(({ kind, id }) => t(`part.${kind}`, { title: titleOf(id) })).join(', ')}</p>
      )}
      {stranded.map(({ challengeId, count }) => (
        <p key={challengeId}>{t('stranded', { count, title: titleOf(challengeId) })}</p>
      ))}
      <p className="max-w-measure text-sm text-muted">{t('text')}</p>
      <ul className="mt-2 grid gap-1 font-mono text-xs break-words">
        {own.map((finding) => (
          <li key={formatFinding(finding)}>{formatFinding(finding)}</li>
        ))}
      </ul>
    </Notice>
  );
}
