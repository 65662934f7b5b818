import { clsx } from 'clsx';
import type { ReactNode } from 'react';

const WIDTHS = { measure: 'max-w-[46rem]', page: 'max-w-page', full: '' };

interface PageProps {
  title: ReactNode;
  /** A small line above the title: where this page belongs. */
  above?: ReactNode;
  lead?: ReactNode;
  /** `measure` for reading, `page` for tables, `full` for grids as wide as the window. */
  width?: keyof typeof WIDTHS;
  children?: ReactNode;
}

/** The common head of a page: one h1, an optional lead, and the column its content stands in. */
export function Page({ title, above, lead, width = 'measure', children }: PageProps) {
  return (
    <div className={clsx('mx-auto w-full', WIDTHS[width])}>
      <header className="mb-8">
        {above && <p className="eyebrow mb-1">{above}</p>}
        <h1 className="text-2xl break-words sm:text-3xl">{title}</h1>
        {lead && <p className="mt-3 max-w-measure text-lg text-muted">{lead}</p>}
      </header>
      {children}
    </div>
  );
}

/** What a list shows when it has nothing: why, and the next step. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-4 border-y border-rule py-8 text-muted">
      <p className="max-w-measure">{children}</p>
      {action}
    </div>
  );
}
