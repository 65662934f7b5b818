import './globals.css';
import type { Metadata, Viewport } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { currentViewer } from '@/lib/auth/session';
import { ClientMessages } from './i18n/client-messages';
import { courseLinks } from './server/courses';
import { Findings } from './shell/findings';
import { FormulaStops } from './shell/formula-stops';
import { Header } from './shell/header';
import { shownOf } from './shell/shown-viewer';
import { requestTheme } from './theme';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#181715' },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return { title: { default: 'Heldout', template: '%s · Heldout' }, description: t('description') };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme, viewer, t] = await Promise.all([
    getLocale(),
    requestTheme(),
    currentViewer(),
    getTranslations('shell'),
  ]);
  const courses = await courseLinks(locale);
  return (
    <html lang={locale} data-theme={theme}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:bg-raised focus:px-3 focus:py-2"
        >
          {t('skip')}
        </a>
        <ClientMessages namespaces={[]}>
          <Header viewer={viewer && shownOf(viewer)} courses={courses} theme={theme} />
          <FormulaStops />
          <Findings />
          <main id="main" tabIndex={-1} className="w-full flex-1 px-4 py-8 outline-none sm:px-8 sm:py-12">
            {children}
          </main>
          <footer className="border-t border-rule px-4 py-4 sm:px-8">
            <div className="mx-auto w-full max-w-page text-sm">
              <Link href="/docs" className="link">
                {t('help')}
              </Link>
            </div>
          </footer>
        </ClientMessages>
      </body>
    </html>
  );
}
