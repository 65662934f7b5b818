import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Markdown } from '@/app/components/markdown/markdown';
import { Page } from '@/app/components/page-frame';
import { findDoc } from '@/lib/docs/pages';

type Props = PageProps<'/docs/[page]'>;

async function wanted({ params }: Props) {
  const [{ page }, locale] = await Promise.all([params, getLocale()]);
  return { locale, doc: findDoc(page, locale) ?? notFound() };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await wanted(props)).doc.title };
}

export default async function DocPage(props: Props) {
  const [{ doc, locale }, t] = await Promise.all([wanted(props), getTranslations('shell.docs')]);
  const isTranslated = doc.language === locale;
  const above = (
    <Link href="/docs" className="link">
      {t('title')}
    </Link>
  );
  return (
    <Page title={doc.title} above={above} lead={isTranslated ? undefined : t('untranslated')}>
      <div lang={isTranslated ? undefined : doc.language}>
        <Markdown root={doc.root} />
      </div>
    </Page>
  );
}
