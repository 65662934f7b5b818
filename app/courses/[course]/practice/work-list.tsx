import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StateMark } from '../../../components/badge';
import type { WorkState } from '../../../components/course-map';

export interface WorkRow {
  id: string;
  href: string;
  title: ReactNode;
  state: WorkState;
  stateLabel: string;
  detail: ReactNode;
  points: ReactNode;
}

/** Things to do, one a line: its state, its name, what there is to say, and its points. */
export function WorkList({ rows, empty }: { rows: WorkRow[]; empty: string }) {
  const shell = useTranslations('shell');
  if (rows.length === 0) return <p className="border-y border-rule py-5 text-muted">{empty}</p>;
  return (
    <ul className="border-t border-rule">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-rule">
          <Link href={row.href} className="group flex items-start gap-3 px-1 py-4 hover:bg-sunken">
            <StateMark state={row.state} label={shell(`state.${row.state}`)} />
            <span className="grid flex-1 gap-0.5">
              <span className="font-semibold group-hover:text-accent">{row.title}</span>
              <span className="text-sm text-muted">{row.detail}</span>
            </span>
            <span className="grid justify-items-end gap-0.5 text-right text-sm">
              {row.points}
              <span className="text-muted">{row.stateLabel}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
