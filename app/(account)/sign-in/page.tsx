import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '../account-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn.title') };
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error } = await searchParams;
  return (
    <AccountPage
      mode="signIn"
      next={typeof next === 'string' ? next : undefined}
      error={typeof error === 'string' ? error : undefined}
    />
  );
}
