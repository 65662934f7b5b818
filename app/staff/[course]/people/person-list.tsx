import type { ReactNode } from 'react';
import { RowList } from '@/app/components/staff/row-list';

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
    <RowList
      of={people}
      about={(person) => (
        <>
          <span className="block truncate font-semibold" title={person.name}>
            {person.name}
          </span>
          <span className="block truncate text-sm text-muted">{detail(person)}</span>
        </>
      )}
      changes={changes}
      refused={refused}
    />
  );
}
