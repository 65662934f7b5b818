import { clsx } from 'clsx';
import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Root } from 'mdast';
import type { ComponentType } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { toHast } from './to-hast';

interface MarkdownProps {
  root: Root;
  /** Components for elements and, under `directive-<name>`, for directives. */
  // biome-ignore lint/suspicious/noExplicitAny: each component knows its own element's properties
  components?: Record<string, ComponentType<any>>;
  className?: string;
}

function ScrollingTable(props: React.ComponentProps<'table'>) {
  return (
    <div className="table-scroll">
      <table {...props} />
    </div>
  );
}

/** A text of the course as it reads on the page, on the server; mathematics and code are set before they are sent. */
export async function Markdown({ root, components, className }: MarkdownProps) {
  const hast = await toHast(root);
  return (
    <div className={clsx('prose', className)}>
      {toJsxRuntime(hast, {
        Fragment,
        jsx,
        jsxs,
        components: { table: ScrollingTable, ...components } as Partial<Components>,
      })}
    </div>
  );
}
