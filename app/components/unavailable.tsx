import { useTranslations } from 'next-intl';
import { Notice } from './notice';
import { Page } from './page-frame';

/** A page whose content is broken or missing: what the reader did is kept, and staff see what is wrong. */
export function UnavailablePage({ title }: { title: string }) {
  const t = useTranslations('course.unavailable');
  return (
    <Page title={title}>
      <Notice tone="not-yet">
        <p className="font-semibold">{t('title')}</p>
        <p>{t('text')}</p>
      </Notice>
    </Page>
  );
}

/** A line of a list in place of something that cannot be opened just now. */
export function UnavailableLine({ title }: { title: string }) {
  const t = useTranslations('course.unavailable');
  return (
    <p className="grid gap-0.5 px-1 py-4 pl-9 text-muted">
      <span className="font-semibold">{title}</span>
      <span className="text-sm">{t('short')}</span>
    </p>
  );
}
