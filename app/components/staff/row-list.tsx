import type { ReactNode } from 'react';
import { Notice } from '../notice';

interface RowListProps<One> {
  of: One[];
  /** What it is, and what is said of it. */
  about: (one: One) => ReactNode;
  /** What can be changed about it. */
  changes: (one: One) => ReactNode;
  refused: string | null;
}

/** Things in rows, each with what can be changed about it; below them why a change was refused. */
export function RowList<One extends { id: string }>({ of, about, changes, refused }: RowListProps<One>) {
  return (
    <>
      <ul className="border-b border-rule">
        {of.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-rule py-3"
          >
            <span className="min-w-0">{about(one)}</span>
            <span className="flex flex-wrap gap-2">{changes(one)}</span>
          </li>
        ))}
      </ul>
      {refused && (
        <Notice tone="not-yet" role="alert" className="mt-4">
          {refused}
        </Notice>
      )}
    </>
  );
}
