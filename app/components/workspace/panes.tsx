'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { Splitter } from './splitter';
import { PANES, type Pane, type usePanes } from './use-panes';

type Panes = ReturnType<typeof usePanes>;

/** The three panes side by side with rules between them; on a narrow screen the one in front. All stay mounted. */
export function PaneRow({ panes, content }: { panes: Panes; content: Record<Pane, ReactNode> }) {
  const t = useTranslations('workspace.panes');
  const open = PANES.filter((pane) => panes.open[pane]);
  return (
    <div className="flex min-h-0 flex-1">
      {PANES.map((pane) => {
        const before = open[open.indexOf(pane) - 1];
        return (
          <Fragment key={pane}>
            {before && panes.open[pane] && (
              <Splitter
                className="hidden lg:flex"
                label={t('resize', { pane: t(before) })}
                controls={`pane-${before}`}
                value={(100 * panes.width[before]) / (panes.width[before] + panes.width[pane])}
                onChange={(share) => panes.split(before, pane, share)}
              />
            )}
            <section
              id={`pane-${pane}`}
              aria-label={t(pane)}
              style={{ flexGrow: panes.width[pane] }}
              className={clsx(
                'min-w-0 basis-0 flex-col',
                panes.front === pane ? 'flex' : 'hidden',
                panes.open[pane] ? 'lg:flex' : 'lg:hidden',
              )}
            >
              {content[pane]}
            </section>
          </Fragment>
        );
      })}
    </div>
  );
}

/** On a narrow screen, which pane is in front; on a wide one, which are open. */
export function PaneSwitch({ panes }: { panes: Panes }) {
  const t = useTranslations('workspace.panes');
  const look = (on: boolean) =>
    clsx(
      'min-h-10 flex-1 border-b-2 px-3 text-sm font-semibold lg:min-h-9 lg:flex-none',
      on ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
    );
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles is no form */}
      <div role="group" aria-label={t('choose')} className="flex w-full lg:hidden">
        {PANES.map((pane) => (
          <button
            key={pane}
            type="button"
            aria-pressed={panes.front === pane}
            className={look(panes.front === pane)}
            onClick={() => panes.setFront(pane)}
          >
            {t(pane)}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles is no form */}
      <div role="group" aria-label={t('open')} className="hidden lg:flex">
        {PANES.map((pane) => (
          <button
            key={pane}
            type="button"
            aria-pressed={panes.open[pane]}
            title={t(panes.open[pane] ? 'collapse' : 'expand', { pane: t(pane) })}
            className={look(panes.open[pane])}
            onClick={() => panes.toggle(pane)}
          >
            {t(pane)}
          </button>
        ))}
      </div>
    </>
  );
}
