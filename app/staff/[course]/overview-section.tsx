import type { ReactNode } from 'react';

/** One kind of thing that needs attention: how many, and the first of them. */
export function OverviewSection({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="border-t border-rule pt-4">
      <h2 className="text-lg">{title}</h2>
      {text && <p className="max-w-measure text-sm text-muted">{text}</p>}
      <div className="mt-2 grid gap-1 text-sm">{children}</div>
    </section>
  );
}
