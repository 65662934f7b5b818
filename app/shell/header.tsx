import { UserRound } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Theme } from '../theme';
import { LanguageSwitch } from './language-switch';
import { LeaveAsGuest } from './leave-as-guest';
import { Nav } from './nav';
import { ReturningLink } from './returning-link';
import { SearchButton } from './search-button';
import type { ShownViewer } from './shown-viewer';
import { SignOut } from './sign-out';
import { ThemeSwitch } from './theme-switch';
import type { CourseLink } from './use-course-here';
import { Mark } from './wordmark';

interface HeaderProps {
  viewer: ShownViewer | null;
  courses: CourseLink[];
  theme: Theme;
}

export function Header({ viewer, courses, theme }: HeaderProps) {
  const t = useTranslations('shell');
  return (
    <header className="border-b border-rule px-4 sm:px-8">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-6 gap-y-0">
        <Link href="/" className="flex min-h-13 items-center gap-2 text-lg font-bold tracking-tight">
          <Mark className="size-6" />
          Heldout
        </Link>
        {viewer && <Nav courses={courses} staff={viewer.staff} />}
        <div className="ml-auto flex items-center gap-1 text-sm">
          {viewer && <SearchButton courses={courses} />}
          <LanguageSwitch />
          <ThemeSwitch theme={theme} />
          {viewer ? (
            <Account viewer={viewer} />
          ) : (
            <ReturningLink to="/sign-in" className="link px-2 py-2 font-semibold">
              {t('signIn')}
            </ReturningLink>
          )}
        </div>
      </div>
    </header>
  );
}

function Account({ viewer }: { viewer: ShownViewer }) {
  const t = useTranslations('shell');
  if (viewer.guest) {
    return (
      <>
        <ReturningLink to="/sign-up" className="link px-2 py-2 font-semibold">
          <span className="hidden sm:inline">{t('keepWork')}</span>
          <span className="sm:hidden">{t('signUp')}</span>
        </ReturningLink>
        <LeaveAsGuest />
      </>
    );
  }
  return (
    <>
      <Link
        href="/account"
        title={t('account')}
        className="hidden min-h-11 max-w-40 items-center rounded-md px-2 text-muted hover:bg-sunken hover:text-ink sm:flex"
      >
        <span className="sr-only">{t('account')}: </span>
        <span className="truncate">{viewer.name}</span>
      </Link>
      <Link
        href="/account"
        aria-label={t('account')}
        className="grid size-11 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink sm:hidden"
      >
        <UserRound aria-hidden className="size-[1.15rem]" />
      </Link>
      <SignOut />
    </>
  );
}
