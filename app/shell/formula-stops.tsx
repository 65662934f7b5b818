'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

/**
 * A displayed formula that fits has nothing to scroll, so that the keyboard need not stop at it. Without this script each of them is a
 * stop, as the server made it.
 */
export function FormulaStops() {
  const here = usePathname();
  useEffect(() => {
    const formulas = new Set<Element>();
    const measure = () => {
      for (const formula of formulas) {
        if (formula.scrollWidth > formula.clientWidth + 1) formula.setAttribute('tabindex', '0');
        else formula.removeAttribute('tabindex');
      }
    };
    const sizes = new ResizeObserver(measure);
    const find = () => {
      for (const formula of document.querySelectorAll('.katex-display')) {
        if (formulas.has(formula)) continue;
        formulas.add(formula);
        sizes.observe(formula);
      }
    };
    find();
    // What opens later: a panel, a question that was answered, a page that came in parts.
    const more = new MutationObserver(find);
    more.observe(document.getElementById('main') ?? document.body, { childList: true, subtree: true });
    return () => {
      sizes.disconnect();
      more.disconnect();
    };
  }, [here]);
  return null;
}
