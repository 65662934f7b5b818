'use client';

import { Dialog } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { ShownPlaces } from '../api/answers/search';
import { receive } from '../client/api';
import { useRefusal } from '../client/use-refusal';
import { inputLook } from '../components/field';

interface SearchDialogProps {
  courseId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Typing asks after so long a pause, ms. */
const PAUSE = 120;

interface Found {
  query: string;
  places: ShownPlaces;
}

/** A field and the places of the course that have its words, chosen by arrows and Enter or by the pointer. */
export function SearchDialog({ courseId, open, onOpenChange }: SearchDialogProps) {
  const t = useTranslations('shell.search');
  const explain = useRefusal();
  const router = useRouter();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found>({ query: '', places: [] });
  const [refused, setRefused] = useState<string | null>(null);
  const [index, setIndex] = useState(0);
  const words = query.trim();

  useEffect(() => {
    const leave = new AbortController();
    const timer = setTimeout(() => {
      if (words === '') return setFound({ query: '', places: [] });
      receive(ShownPlaces, 'POST', '/api/search', { courseId, query: words }, leave.signal)
        .then((places) => {
          setFound({ query: words, places });
          setIndex(0);
          setRefused(null);
        })
        .catch((error) => !leave.signal.aborted && setRefused(explain(error)));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [words, courseId, explain]);

  const { places } = found;
  const chosen = places[index];
  const optionId = (i: number) => `${id}-${i}`;

  function onKey(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && places.length > 0) {
      event.preventDefault();
      const next = (index + step + places.length) % places.length;
      setIndex(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onOpenChange(false);
      router.push(chosen.href);
    }
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[#000]/45" />
        <Dialog.Popup
          initialFocus={field}
          className="fixed top-4 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 flex-col rounded-md border border-rule bg-paper sm:top-[12dvh] sm:max-h-[76dvh]"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <div className="p-3">
            <input
              ref={field}
              role="combobox"
              aria-label={t('field')}
              aria-expanded={places.length > 0}
              aria-controls={`${id}-list`}
              aria-activedescendant={chosen ? optionId(index) : undefined}
              aria-autocomplete="list"
              autoComplete="off"
              placeholder={t('placeholder')}
              maxLength={500}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={onKey}
              className={clsx(inputLook, 'min-h-11')}
            />
          </div>
          <div id={`${id}-list`} role="listbox" aria-label={t('title')} className="min-h-0 overflow-y-auto">
            {places.map(({ href, kind, title, place }, i) => (
              <Link
                key={`${kind} ${href}`}
                id={optionId(i)}
                role="option"
                aria-selected={i === index}
                tabIndex={-1}
                prefetch={false}
                href={href}
                onClick={() => onOpenChange(false)}
                onPointerMove={() => setIndex(i)}
                className={clsx('grid gap-0.5 border-t border-rule px-4 py-2.5', i === index && 'bg-accent-soft')}
              >
                <span className="flex flex-wrap gap-x-2 text-xs text-muted">
                  <span className="font-semibold">{t(`kind.${kind}`)}</span>
                  {place.map((part) => (
                    <span key={part}>
                      <span aria-hidden>› </span>
                      {part}
                    </span>
                  ))}
                </span>
                <span className={clsx('text-sm', kind !== 'passage' && 'font-semibold')}>{title}</span>
              </Link>
            ))}
          </div>
          <p className="border-t border-rule px-4 py-2 text-xs text-muted" role="status">
            {refused ??
              (found.query === ''
                ? t('help')
                : places.length === 0
                  ? t('none')
                  : `${t('found', { count: places.length })} ${t('help')}`)}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
