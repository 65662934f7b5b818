import { useTranslations } from 'next-intl';
import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';

export function DirectiveLabel({ children }: { children?: ReactNode }) {
  return <>{children}</>;
}

/** The label of a directive, and what is below it. */
function splitLabel(children: ReactNode): { label: ReactNode; body: ReactNode[] } {
  const all = Children.toArray(children);
  const isLabel = (child: ReactNode): child is ReactElement => isValidElement(child) && child.type === DirectiveLabel;
  return { label: all.find(isLabel) ?? null, body: all.filter((child) => !isLabel(child)) };
}

/** A remark that everybody reads: set off by a rule, in the flow. */
export function Note({ children }: { children?: ReactNode }) {
  const { label, body } = splitLabel(children);
  return (
    <aside className="not-prose my-8 border-l-2 border-accent pl-5">
      {label && <p className="font-semibold">{label}</p>}
      <div className="prose">{body}</div>
    </aside>
  );
}

/** A panel that opens in place (the idea, the proof), or with `kind=aside` a note in the margin where there is one. */
export function Details({ kind, children }: { kind?: 'intuition' | 'formal' | 'aside'; children?: ReactNode }) {
  const t = useTranslations('lesson.details');
  const { label, body } = splitLabel(children);
  if (kind === 'aside') {
    return (
      <aside className="not-prose my-6 border-l border-rule pl-4 text-sm text-muted min-[76rem]:float-right min-[76rem]:clear-right min-[76rem]:my-1 min-[76rem]:-mr-[17.5rem] min-[76rem]:w-[15rem] min-[76rem]:border-l-0 min-[76rem]:pl-0">
        {label && <p className="font-semibold text-ink">{label}</p>}
        <div className="prose">{body}</div>
      </aside>
    );
  }
  return (
    <details className="not-prose group my-6 border-y border-rule [&+details]:-mt-6 [&+details]:border-t-0">
      <summary className="flex list-none items-baseline gap-3 py-3 hover:text-accent [&::-webkit-details-marker]:hidden">
        <span
          aria-hidden
          className="inline-block w-3 text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
        >
          ›
        </span>
        <span className="font-semibold">{label}</span>
        {kind && <span className="ml-auto text-xs text-muted">{t(kind)}</span>}
      </summary>
      <div className="prose pb-5 pl-6">{body}</div>
    </details>
  );
}
