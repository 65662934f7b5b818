import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface Place {
  row: number;
  column: number;
}

interface Size {
  rows: number;
  /** The name is column 0, the total the last. */
  columns: number;
  /** Rows of one page of the keyboard. */
  page: number;
}

/** Where a key goes from a place; null for keys that do not move. */
export function moved(
  { row, column }: Place,
  key: string,
  whole: boolean,
  { rows, columns, page }: Size,
): Place | null {
  const end = { row: rows - 1, column: columns - 1 };
  const steps: Record<string, Place> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
    Home: { row: whole ? 0 : row, column: 0 },
    End: { row: whole ? end.row : row, column: end.column },
  };
  const wanted = steps[key];
  const within = (value: number, last: number) => Math.max(0, Math.min(last, value));
  return wanted ? { row: within(wanted.row, end.row), column: within(wanted.column, end.column) } : null;
}

export const cellId = (row: number, column: number) => `cell-${row}-${column}`;

/** One cell is in the order of Tab; arrows, Home, End and Page move it, and Enter opens what it leads to. */
export function useActiveCell(size: Size, reveal: (place: Place) => void) {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const moving = useRef(false);
  useEffect(() => {
    if (!moving.current) return;
    moving.current = false;
    reveal(active);
    // What was far away is drawn in the next frame.
    const frame = requestAnimationFrame(() => document.getElementById(cellId(active.row, active.column))?.focus());
    return () => cancelAnimationFrame(frame);
  }, [active, reveal]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(active, event.key, event.ctrlKey, size);
    if (next) {
      event.preventDefault();
      moving.current = true;
      setActive(next);
    } else if (event.key === 'Enter') {
      const link = document.getElementById(cellId(active.row, active.column))?.querySelector('a');
      if (link && event.target !== link) link.click();
    }
  };
  return { active, setActive, onKeyDown };
}
