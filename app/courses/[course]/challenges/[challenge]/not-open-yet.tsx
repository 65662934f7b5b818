import { useFormatter, useTranslations } from 'next-intl';
import { Page } from '../../../../components/page-frame';

/** In place of a challenge that nobody may read yet. */
export function NotOpenYet({ title, opensAt }: { title: string; opensAt: number }) {
  const t = useTranslations('course.notOpenYet');
  const format = useFormatter();
  return (
    <Page title={title}>
      <p className="max-w-measure text-muted">
        {t('text', { date: format.dateTime(opensAt, { dateStyle: 'long', timeStyle: 'short' }) })}
      </p>
    </Page>
  );
}
