import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { MESSAGES, type Namespace } from './messages';

/** Gives the client components below it these namespaces (and those they always need), so that no page carries every text. */
export async function ClientMessages({ namespaces, children }: { namespaces: Namespace[]; children: ReactNode }) {
  const all = MESSAGES[await getLocale()];
  const chosen = Object.fromEntries(
    [...new Set<Namespace>(['errors', 'shell', ...namespaces])].map((namespace) => [namespace, all[namespace]]),
  );
  return <NextIntlClientProvider messages={chosen}>{children}</NextIntlClientProvider>;
}
