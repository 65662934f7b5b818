import { clsx } from 'clsx';
import type { Root as HastRoot } from 'hast';
import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Root } from 'mdast';
import type { ComponentType } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { collapse } from './collapse';
import { toHast } from './to-hast';

interface MarkdownProps {
  root: Root;
  /** Components for elements and, under `directive-<name>`, for directives. */
  // biome-ignore lint/suspicious/noExplicitAny: each component knows its own element's properties
  components?: Record<string, ComponentType<any>>;
  className?: string;
}

// Course content is parsed once and kept, so what it collapses to can be kept with it.
const collapsed = new WeakMap<Root, Promise<HastRoot>>();

function toCollapsed(root: Root): Promise<HastRoot> {
  const known = collapsed.get(root) ?? toHast(root).then(collapse);
  collapsed.set(root, known);
  return known;
}

/** A text of the course as it reads on the page, on the server; mathematics and code are set before they are sent. */
export async function Markdown({ root, components, className }: MarkdownProps) {
  const hast = await toCollapsed(root);
  return (
    <div className={clsx('prose', className)}>
      {toJsxRuntime(hast, {
        Fragment,
        jsx,
        jsxs,
        components: components as Partial<Components>,
      })}
    </div>
  );
}
