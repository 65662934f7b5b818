'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { type CourseLink, useCourseHere } from './use-course-here';

// The dialog comes when somebody searches: a page that is only read does not load it.
const SearchDialog = dynamic(() => import('./search-dialog').then((module) => module.SearchDialog), { ssr: false });

/** Search over the course one is in, from every page: this button, or Ctrl+K (on a Mac, Cmd+K). */
export function SearchButton({ courses }: { courses: CourseLink[] }) {
  const t = useTranslations('shell.search');
  const course = useCourseHere(courses);
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      // Before the editor sees it, where the same keys would delete a line.
      event.stopPropagation();
      setOpened(true);
      setOpen(true);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);

  if (!course) return null;
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={() => {
          setOpened(true);
          setOpen(true);
        }}
        className="flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-md px-2 text-muted hover:bg-sunken hover:text-ink"
      >
        <Search aria-hidden className="size-[1.15rem]" />
        <span className="sr-only xl:not-sr-only">{t('open')}</span>
        <kbd className="hidden rounded-sm border border-rule px-1 text-xs xl:inline">{t('keys')}</kbd>
      </button>
      {opened && <SearchDialog courseId={course.id} open={open} onOpenChange={setOpen} />}
    </>
  );
}
