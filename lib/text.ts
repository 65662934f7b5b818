import { z } from 'zod';

/** The languages of the interface. */
export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** What the product itself says, in every language of the interface. */
export const Sentence = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
export type Sentence = z.infer<typeof Sentence>;

/** A language, and where it matters its script and region: BCP 47, of which this is the part that courses need. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/, 'a language tag such as de or pt-BR');

/** A text of a course by language, at least one. The checker holds that it has each language that its course declares. */
export const Text = z
  .record(LanguageTag, z.string().min(1))
  .refine((text) => Object.keys(text).length > 0, 'a text in each language of the course, such as { en: …, fr: … }');
export type Text = z.infer<typeof Text>;

/** Words of a course by language; a language may have none. */
export const Words = z.record(LanguageTag, z.array(z.string().min(1)));
export type Words = z.infer<typeof Words>;

/** Whether a schema is `Text`, under whatever description. */
export function isText(schema: z.core.$ZodType): boolean {
  const { keyType, valueType } = schema instanceof z.ZodRecord ? schema.def : {};
  return keyType === LanguageTag && valueType instanceof z.ZodString;
}

const languageOf = (tag: string) => tag.split('-')[0];

/**
 * The one of several languages that a reader gets: theirs; the same from another region; otherwise the first.
 * @throws Error when there is none
 */
export function languageFor(languages: readonly string[], locale: string): string {
  const found =
    languages.find((tag) => tag === locale) ??
    languages.find((tag) => languageOf(tag) === languageOf(locale)) ??
    languages[0];
  if (found === undefined) throw new Error('A text has no language.');
  return found;
}

/** What stands in the reader's language, or in the one that they get instead. */
export function inLanguage<Value>(by: Readonly<Record<string, Value>>, locale: string): Value {
  return by[languageFor(Object.keys(by), locale)] as Value;
}

/** A text in the reader's language, or in the one that they get instead. */
export function textIn(text: Text, locale: string): string {
  return inLanguage(text, locale);
}

/** The language in which a reader gets a text, where that is not their own; for `lang`. */
export function otherLanguage(languages: readonly string[], locale: string): string | undefined {
  const language = languageFor(languages, locale);
  return languageOf(language) === languageOf(locale) ? undefined : language;
}

// Making a formatter costs more than all else that is done with a drawn number; languages are few.
const decimalComma = new Map<string, boolean>();

/** Whether numbers have a decimal comma in a language. Spreadsheets in these read semicolons between the fields of a CSV. */
export function hasDecimalComma(language: string): boolean {
  const known = decimalComma.get(language) ?? new Intl.NumberFormat([language, 'en']).format(1.5).includes(',');
  decimalComma.set(language, known);
  return known;
}

/**
 * A text whose lines are not broken before a percent sign nor inside French punctuation: those spaces do not break. A sign counts where a
 * space, a closing sign or the end follows, so that nothing happens to numbers and code.
 */
export function withoutTears(text: string): string {
  return text.replace(/ (?=[%‰?!;:»](?:[\s.,)]|$))|(?<=«) /g, '\u00a0');
}

/** A power of ten as it is set: 10⁻⁷. */
export function powerOfTen(exponent: number): string {
  return `10${String(exponent).replace(/[-\d]/g, (c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)] ?? c)}`;
}
