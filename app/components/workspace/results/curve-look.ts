import type { CurveLine } from './curve-groups';

/** Lines that are neither train nor held-out are told apart by their run: an ink and a dash for each, in turn. */
const RUN_LOOKS = [
  { token: '--color-ink', dash: [] },
  { token: '--color-accent', dash: [8, 4] },
  { token: '--color-muted', dash: [2, 3] },
  { token: '--color-ink', dash: [10, 3, 2, 3] },
  { token: '--color-accent', dash: [3, 3] },
];

const ROLE_LOOKS = {
  train: { token: '--color-train', dash: [] },
  'held-out': { token: '--color-held-out', dash: [7, 4] },
};

export interface CurveLook {
  /** The name of a colour of the page. */
  token: string;
  dash: number[];
}

export function lookOf({ role, run }: Pick<CurveLine, 'role' | 'run'>, runs: string[]): CurveLook {
  if (role !== 'other') return ROLE_LOOKS[role];
  return RUN_LOOKS[Math.max(0, runs.indexOf(run)) % RUN_LOOKS.length] as CurveLook;
}
