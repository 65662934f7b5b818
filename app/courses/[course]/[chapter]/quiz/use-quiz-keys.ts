'use client';

import { useEffect } from 'react';
import { press } from '@/app/components/item/views';
import type { Player } from './use-player';

/** The digit of a key by its place on the keyboard: on a French one the unshifted row types no digits. */
function digitOf(event: KeyboardEvent): number | null {
  const place = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  return place ? Number(place) : null;
}

/** 1-9 choose, C says how certain, Enter checks and goes on, the arrows move between questions. */
export function useQuizKeys(player: Player): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const target = event.target as HTMLElement;
      // An open list has its own use for every key.
      if (target.closest('[role=listbox]')) return;
      const typing = target.matches('textarea, [role=combobox], input:not([type=radio]):not([type=checkbox])');
      const { current } = player;
      if (event.key === 'Enter') {
        if (target.closest('button, a, summary, textarea')) return;
        event.preventDefault();
        if (player.atSummary) return;
        if (current.feedback) player.goOn();
        else void player.check();
      } else if (typing || player.atSummary) {
        return;
      } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        event.preventDefault();
        player.show(player.index + (event.key === 'ArrowLeft' ? -1 : 1));
      } else if (event.key.toLowerCase() === 'c' && !current.feedback) {
        const next = { null: 1, 1: 2, 2: 3, 3: null } as const;
        player.fill(current.filled, next[`${current.certainty}`]);
      } else {
        const digit = digitOf(event);
        const pressed = digit === null ? null : press(current.item, current.filled, digit);
        if (pressed !== null && !current.feedback) {
          event.preventDefault();
          player.fill(pressed);
        }
      }
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [player]);
}
