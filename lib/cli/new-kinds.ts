import type { ItemKind } from '../items/item';

const kinds: Record<ItemKind, true> = {
  'single-choice': true,
  'multiple-choice': true,
  'true-false': true,
  numeric: true,
  'short-text': true,
  ordering: true,
  matching: true,
  cloze: true,
  'code-output': true,
  'predict-then-run': true,
  'hotspot-plot': true,
  'short-essay': true,
};

/** The kinds of questions; the template has one of each. Apart from what makes them, so that `--help` need not load it. */
export const NEW_KINDS = Object.keys(kinds) as ItemKind[];
