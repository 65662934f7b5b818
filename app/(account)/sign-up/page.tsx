import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '../account-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signUp.title') };
}

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const { next } = await searchParams;
  return <AccountPage mode="signUp" next={typeof next === 'string' ? next : undefined} />;
}
