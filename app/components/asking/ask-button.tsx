'use client';

import { MessageCircleQuestionMark } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../button';
import type { AskPlaceProps } from './place';

// The panel comes when somebody asks: a lesson that is only read does not load it.
const AskPanel = dynamic(() => import('./ask-panel').then((module) => module.AskPanel), { ssr: false });

/** Opens the panel where questions are answered from the course. `floating` stays in view while a lesson is read. */
export function AskButton({ floating = false, ...place }: AskPlaceProps & { floating?: boolean }) {
  const t = useTranslations('asking');
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  const className = floating ? 'fixed right-4 bottom-4 z-30 shadow-md sm:right-8 sm:bottom-6 print:hidden' : 'w-fit';
  return (
    <>
      <Button
        size={floating ? 'md' : 'sm'}
        className={className}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          setOpened(true);
          setOpen(true);
        }}
      >
        <MessageCircleQuestionMark aria-hidden className="size-5 text-accent" />
        {t('open')}
      </Button>
      {opened && <AskPanel {...place} open={open} onOpenChange={setOpen} />}
    </>
  );
}
