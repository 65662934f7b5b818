import { useTranslations } from 'next-intl';
import type { GraderStatus } from '@/lib/grader/status';
import { Notice } from '../../components/notice';

/** What this server does about grading: how strongly student code is walled off, or why nothing is graded now. */
export function GraderLine({ status }: { status: GraderStatus }) {
  const t = useTranslations('staff.grader');
  if (status.state === 'paused') {
    return (
      <Notice tone="not-yet" className="mb-8">
        <p className="font-semibold">{t('paused')}</p>
        <p className="whitespace-pre-line">{status.why}</p>
      </Notice>
    );
  }
  return (
    <p className="text-sm text-muted">
      {status.state === 'grading' ? t(`level.${status.isolation}`) : t(status.state)}
    </p>
  );
}
