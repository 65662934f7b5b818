'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ComponentProps } from 'react';

/** The address of a page of accounts that leads back to where one is. */
export function useReturning(): (account: '/sign-in' | '/sign-up') => string {
  const here = usePathname();
  const nowhere = here === '/' || here === '/sign-in' || here === '/sign-up';
  return (account) => (nowhere ? account : `${account}?next=${encodeURIComponent(here)}`);
}

type ReturningLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & { to: '/sign-in' | '/sign-up' };

/** To sign in or sign up, and back again. */
export function ReturningLink({ to, ...rest }: ReturningLinkProps) {
  return <Link href={useReturning()(to)} {...rest} />;
}
