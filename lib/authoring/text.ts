import { z } from 'zod';

export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in every language of the product. */
export const Text = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
export type Text = z.infer<typeof Text>;

/** Words in every language of the product; a language may have none. */
export const Words = z.strictObject({
  en: z.array(z.string().min(1)).default([]),
  fr: z.array(z.string().min(1)).default([]),
});
export type Words = z.infer<typeof Words>;

/** A power of ten as it is set: 10⁻⁷. */
export function powerOfTen(exponent: number): string {
  return `10${String(exponent).replace(/[-\d]/g, (c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)] ?? c)}`;
}
