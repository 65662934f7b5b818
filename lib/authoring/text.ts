import { z } from 'zod';

export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in every language of the product. */
export const Text = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
export type Text = z.infer<typeof Text>;
