import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { DOCS, findDoc } from '@/lib/docs/pages';
import { Markdown } from '../components/markdown/markdown';
import { Page } from '../components/page-frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.docs');
  return { title: t('title') };
}

export default async function Docs() {
  const [t, api, locale] = await Promise.all([
    getTranslations('shell.docs'),
    getTranslations('connections.api'),
    getLocale(),
  ]);
  const pages = DOCS.flatMap((doc) => findDoc(doc, locale) ?? []);
  return (
    <Page title={t('title')}>
      <ul className="divide-y divide-rule border-y border-rule">
        {pages.map(({ doc, title, lead, language }) => (
          <li key={doc} className="py-5" lang={language === locale ? undefined : language}>
            <h2 className="text-lg">
              <Link href={`/docs/${doc}`} className="link">
                {title}
              </Link>
            </h2>
            <Markdown root={{ type: 'root', children: [lead] }} className="mt-1 text-muted" />
          </li>
        ))}
        <li className="py-5">
          <h2 className="text-lg">
            <Link href="/docs/api" className="link">
              {api('title')}
            </Link>
          </h2>
          <p className="mt-1 text-muted">{api('lead')}</p>
        </li>
      </ul>
    </Page>
  );
}
