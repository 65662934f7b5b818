import { getTranslations } from 'next-intl/server';
import { catalog } from '@/lib/catalog/catalog';
import { formatFinding } from '@/lib/catalog/finding';
import { env } from '@/lib/env';
import { Notice } from '../components/notice';

/** While a course is being written: what is wrong with it, with file, line and column, above every page. */
export async function Findings() {
  if (env().mode !== 'development') return null;
  const { findings } = await catalog();
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return null;
  const t = await getTranslations('shell.findings');
  return (
    <Notice tone="not-yet" role="status" className="mx-4 mt-4 sm:mx-8">
      <p className="font-semibold">{t('title')}</p>
      <p>{t('text')}</p>
      <ul className="mt-2 grid gap-1 font-mono text-sm break-words">
        {errors.map((finding) => (
          <li key={formatFinding(finding)}>{formatFinding(finding)}</li>
        ))}
      </ul>
    </Notice>
  );
}
