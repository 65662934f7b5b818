import type { ComponentProps, ComponentType } from 'react';

type Chart = ComponentType<ComponentProps<typeof import('./curve-chart').default>>;

/**
 * Fetches what draws curves: once, for whoever asks first, so that a page that is idle can have it before a run without a
 * server needs it. Where it cannot be had the tables below the charts still say everything.
 */
export function loadCurveChart(): Promise<{ default: Chart }> {
  return import('./curve-chart').catch(() => ({ default: () => null }));
}
