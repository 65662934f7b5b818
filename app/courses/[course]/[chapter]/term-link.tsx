'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Rich } from '@/app/components/markdown/rich';

interface TermLinkProps {
  href: string;
  name: string;
  /** What it means. */
  html: string;
  children: ReactNode;
}

const MARGIN = 8;
/** Time to come from the word to its meaning, ms. */
const LEAVING = 250;

/**
 * A word with its meaning beside it while one points at it, focuses it or taps on it; the link itself leads to the glossary. What is
 * shown stays while the pointer is on it, and Escape takes it away.
 */
export function TermLink({ href, name, html, children }: TermLinkProps) {
  const id = useId();
  const word = useRef<HTMLAnchorElement>(null);
  const meaning = useRef<HTMLSpanElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touched = useRef(false);

  function show() {
    clearTimeout(leaving.current);
    const [at, box] = [word.current?.getClientRects()[0], meaning.current];
    if (!at || !box || box.matches(':popover-open')) return;
    box.showPopover();
    const { width, height } = box.getBoundingClientRect();
    const left = Math.min(Math.max(MARGIN, at.left), window.innerWidth - width - MARGIN);
    const below = at.bottom + MARGIN + height < window.innerHeight;
    box.style.left = `${left}px`;
    box.style.top = `${below ? at.bottom + 4 : Math.max(MARGIN, at.top - height - 4)}px`;
  }
  const hide = () => meaning.current?.matches(':popover-open') && meaning.current.hidePopover();
  const leave = () => {
    leaving.current = setTimeout(hide, LEAVING);
  };

  useEffect(() => {
    const away = (event: Event) => {
      const inside = event.target instanceof Node && word.current?.parentElement?.contains(event.target);
      if (event.type !== 'pointerdown' || !inside) hide();
    };
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    // What is fixed on the window would stay behind the word.
    window.addEventListener('scroll', away, { passive: true });
    window.addEventListener('pointerdown', away);
    window.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(leaving.current);
      window.removeEventListener('scroll', away);
      window.removeEventListener('pointerdown', away);
      window.removeEventListener('keydown', onKey);
    };
  });

  return (
    <span>
      <Link
        ref={word}
        href={href}
        prefetch={false}
        aria-describedby={id}
        className="term"
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && show()}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && leave()}
        onPointerDown={({ pointerType }) => {
          touched.current = pointerType !== 'mouse';
        }}
        onFocus={show}
        onBlur={leave}
        onClick={(event) => {
          // A tap shows the meaning; from there a link goes on.
          if (!touched.current) return;
          event.preventDefault();
          show();
        }}
      >
        {children}
      </Link>
      <span
        ref={meaning}
        id={id}
        popover="manual"
        onPointerEnter={() => clearTimeout(leaving.current)}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && leave()}
        className="fixed m-0 w-max max-w-[min(24rem,calc(100vw-1rem))] rounded-md border border-rule bg-raised p-3 text-left text-sm text-ink shadow-md"
      >
        <strong className="block">{name}</strong>
        <Rich as="span" html={html} />
      </span>
    </span>
  );
}
