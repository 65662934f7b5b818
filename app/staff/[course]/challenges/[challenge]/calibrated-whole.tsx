import { useTranslations } from 'next-intl';
import type { Calibration } from '@/lib/catalog/calibration';
import { Badge } from '../../../../components/badge';
import { useReadShare } from './use-read-share';

/** How many submissions of each solution pass altogether. */
export function CalibratedWhole({ calibration }: { calibration: Calibration }) {
  const t = useTranslations('analysis.calibration');
  const read = useReadShare();
  return (
    <ul className="mt-4 max-w-[46rem] border-b border-rule text-sm">
      {calibration.solutions.map(({ file, role, passes, thin }) => (
        <li key={file} className="flex flex-wrap items-baseline gap-x-4 border-t border-rule py-1.5">
          <span className="min-w-52 flex-1">
            {file} <span className="text-xs text-muted">{t(`role.${role}`)}</span>
          </span>
          <span>
            {t('passes', {
              share: read(passes.share.estimate),
              low: read(passes.share.low),
              high: read(passes.share.high),
            })}
          </span>
          {thin && <Badge tone="not-yet">{t('thin')}</Badge>}
        </li>
      ))}
    </ul>
  );
}
