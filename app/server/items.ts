import { z } from 'zod';
import type { Asked } from '@/lib/attempts/checkpoint';
import { type Locale, Text } from '@/lib/authoring/text';
import type { StudentItem } from '@/lib/items/item';
import type { Answered } from '@/lib/markings/markings';
import type { Shown, ShownAsked, ShownFeedback, ShownItem } from '../components/item/shown';
import { renderGapped, renderInline, renderText } from '../components/markdown/text';

const OneLine = z.strictObject({ inline: Text });
const Unset = z.strictObject({ plain: Text });
const WithGaps = z.strictObject({ gapped: Text });

/** Sets every text inside the value in one language, however deep it stands, so that no field of a kind is forgotten. */
async function show<T>(value: T, locale: Locale): Promise<Shown<T>> {
  if (typeof value !== 'object' || value === null) return value as Shown<T>;
  if (Array.isArray(value)) return (await Promise.all(value.map((element) => show(element, locale)))) as Shown<T>;
  const text = Text.safeParse(value);
  if (text.success) return (await renderText(text.data, locale)) as Shown<T>;
  const oneLine = OneLine.safeParse(value);
  if (oneLine.success) return (await renderInline(oneLine.data.inline, locale)) as Shown<T>;
  const unset = Unset.safeParse(value);
  if (unset.success) return unset.data.plain[locale] as Shown<T>;
  const withGaps = WithGaps.safeParse(value);
  if (withGaps.success) return (await renderGapped(withGaps.data.gapped, locale)) as Shown<T>;
  const fields = Object.entries(value).map(async ([key, field]) => [key, await show(field, locale)] as const);
  return Object.fromEntries(await Promise.all(fields)) as Shown<T>;
}

export function showItem(item: StudentItem, locale: Locale): Promise<ShownItem> {
  return show(item, locale);
}

export function showFeedback(
  { correct, points, maxPoints, feedback }: Pick<Answered, 'correct' | 'points' | 'maxPoints' | 'feedback'>,
  locale: Locale,
): Promise<ShownFeedback> {
  return show({ correct, points, maxPoints, ...feedback }, locale);
}

export function showAsked(asked: Asked, locale: Locale): Promise<ShownAsked> {
  return show(asked, locale);
}
