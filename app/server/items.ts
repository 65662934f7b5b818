import type { Asked } from '@/lib/attempts/checkpoint';
import type { StudentItem } from '@/lib/items/item';
import type { Marks, Told } from '@/lib/markings/markings';
import { LOCALES, type Text, textIn } from '@/lib/text';
import type { Shown, ShownAsked, ShownFeedback, ShownItem } from '../components/item/shown';
import { renderGapped, renderInline, renderText } from '../components/markdown/text';

/**
 * Whether a value is a text: of the course, whose languages `known` has, or of the product. By the languages and not by the
 * look of a tag alone, since other fields may look like one: `id` is Indonesian.
 */
function isTextIn(value: object, known: Text): value is Text {
  const languages = Object.keys(value);
  const isFrom = (tags: readonly string[]) => languages.every((language) => tags.includes(language));
  const words = languages.length > 0 && Object.values(value).every((one) => typeof one === 'string');
  return words && (isFrom(Object.keys(known)) || isFrom(LOCALES));
}

/**
 * Sets every text inside the value in one language, however deep it stands, so that no field of a kind is forgotten.
 * @param known a text of the same item
 */
async function show<T>(value: T, locale: string, known: Text): Promise<Shown<T>> {
  if (typeof value !== 'object' || value === null) return value as Shown<T>;
  const set = (each: unknown) => show(each, locale, known);
  if (Array.isArray(value)) return (await Promise.all(value.map(set))) as Shown<T>;
  if (isTextIn(value, known)) return (await renderText(value, locale)) as Shown<T>;
  const [[key, only] = [], ...others] = Object.entries(value);
  if (others.length === 0 && typeof only === 'object' && only !== null && isTextIn(only, known)) {
    if (key === 'inline') return (await renderInline(only, locale)) as Shown<T>;
    if (key === 'plain') return textIn(only, locale) as Shown<T>;
    if (key === 'gapped') return (await renderGapped(only, locale)) as Shown<T>;
  }
  const fields = Object.entries(value).map(async ([name, field]) => [name, await set(field)] as const);
  return Object.fromEntries(await Promise.all(fields)) as Shown<T>;
}

export function showItem(item: StudentItem, locale: string): Promise<ShownItem> {
  return show(item, locale, item.stem);
}

export function showFeedback({ feedback, ...marks }: Marks, locale: string): Promise<ShownFeedback> {
  const { correct, points, maxPoints, remarked } = marks;
  const { explanation, message, options } = feedback;
  const known = explanation ?? message ?? options[0]?.text ?? {};
  return show({ correct, points, maxPoints, remarked, ...feedback }, locale, known);
}

export function showAsked(asked: Asked, locale: string): Promise<ShownAsked> {
  return show(asked, locale, asked.item.stem);
}

/** What is told of an answer by now; null where that is nothing. */
export async function showTold(told: Told, locale: string): Promise<ShownFeedback | null> {
  return told.correct === undefined ? null : showFeedback(told, locale);
}
