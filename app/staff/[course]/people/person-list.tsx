import type { ReactNode } from 'react';
import { Notice } from '../../../components/notice';

interface PersonListProps<One> {
  people: One[];
  /** What stands below the name. */
  detail: (person: One) => string;
  /** What can be changed about them. */
  changes: (person: One) => ReactNode;
  refused: string | null;
}

/** People in rows, each with what can be changed about them. */
export function PersonList<One extends { id: string; name: string }>({
  people,
  detail,
  changes,
  refused,
}: PersonListProps<One>) {
  return (
    <>
      <ul className="border-b border-rule">
        {people.map((person) => (
          <li
            key={person.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-rule py-3"
          >
            <span className="min-w-0">
              <span className="block truncate font-semibold" title={person.name}>
                {person.name}
              </span>
              <span className="block truncate text-sm text-muted">{detail(person)}</span>
            </span>
            <span className="flex flex-wrap gap-2">{changes(person)}</span>
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
