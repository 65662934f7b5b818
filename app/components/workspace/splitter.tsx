'use client';

import { clsx } from 'clsx';
import type { KeyboardEvent, PointerEvent } from 'react';

interface SplitterProps {
  label: string;
  /** The id of the pane before it, whose width it sets. */
  controls: string;
  /** Share of that pane in the two it parts, in percent. */
  value: number;
  onChange: (value: number) => void;
  className?: string;
}

export const NARROWEST = 15;
const STEP = 3;
const clamp = (value: number) => Math.min(100 - NARROWEST, Math.max(NARROWEST, value));

/** The rule between two panes: drag it, or move it with the arrow keys; double-click makes both the same. */
export function Splitter({ label, controls, value, onChange, className }: SplitterProps) {
  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowLeft: value - STEP, ArrowRight: value + STEP, Home: NARROWEST, End: 100 - NARROWEST }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onChange(clamp(to));
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const { currentTarget: rule } = event;
    if (!rule.hasPointerCapture(event.pointerId)) return;
    const before = document.getElementById(controls)?.getBoundingClientRect();
    const after = rule.nextElementSibling?.getBoundingClientRect();
    if (before && after) onChange(clamp((100 * (event.clientX - before.left)) / (after.right - before.left)));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={Math.round(value)}
      aria-valuemin={NARROWEST}
      aria-valuemax={100 - NARROWEST}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onChange(50)}
      className={clsx(
        'group w-2 shrink-0 cursor-col-resize touch-none justify-center focus-visible:outline-offset-0',
        className,
      )}
    >
      <span className="w-px bg-rule group-hover:w-0.5 group-hover:bg-accent group-focus-visible:w-0.5 group-focus-visible:bg-accent" />
    </div>
  );
}
