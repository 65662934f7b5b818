'use client';

import type { Answer, ItemKind } from '@/lib/items/item';
import { cloze } from './kinds/cloze';
import { codeOutput } from './kinds/code-output';
import { hotspotPlot } from './kinds/hotspot-plot';
import { matching } from './kinds/matching';
import { multipleChoice } from './kinds/multiple-choice';
import { numeric } from './kinds/numeric';
import { ordering } from './kinds/ordering';
import { predictThenRun } from './kinds/predict-then-run';
import { shortEssay } from './kinds/short-essay';
import { shortText } from './kinds/short-text';
import { singleChoice } from './kinds/single-choice';
import { trueFalse } from './kinds/true-false';
import type { ShownItem } from './shown';
import type { FieldProps, ItemView } from './view';

/** The view of every kind of question. */
const views: { [K in ItemKind]: ItemView<K, unknown> } = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  'true-false': trueFalse,
  numeric,
  'short-text': shortText,
  ordering,
  matching,
  cloze,
  'code-output': codeOutput,
  'predict-then-run': predictThenRun,
  'hotspot-plot': hotspotPlot,
  'short-essay': shortEssay,
};

// The table is keyed by the item's own kind, so item, field and answer always fit each other.
const viewOf = (item: ShownItem) => views[item.kind] as ItemView<ItemKind, unknown>;

export const nothingIn = (item: ShownItem): unknown => viewOf(item).nothing;
export const toAnswer = (item: ShownItem, filled: unknown): Answer | null => viewOf(item).toAnswer(filled);
export const toFilled = (item: ShownItem, saved: unknown): unknown => viewOf(item).toFilled(saved);
export const press = (item: ShownItem, filled: unknown, digit: number): unknown =>
  viewOf(item).press(item, filled, digit);

type ItemFieldProps = Omit<FieldProps<ItemKind, unknown>, 'numbered'> & { numbered?: boolean };

export function ItemField({ numbered = false, ...props }: ItemFieldProps) {
  const { Field } = viewOf(props.item);
  return <Field numbered={numbered} {...props} />;
}
