'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

/** The way to the next answer that waits, by the key N, too, where nobody is typing. */
export function NextAnswer({ href }: { href: string }) {
  const t = useTranslations('staff.waiting');
  const router = useRouter();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      router.push(href);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [href, router]);
  return (
    <Link className="link" href={href} aria-keyshortcuts="n">
      {t('next')}
    </Link>
  );
}
