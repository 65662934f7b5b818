import { cookies } from 'next/headers';

/** `system` follows what the reader's device asks for. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function themeOf(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? 'system';
}

export const requestTheme = async (): Promise<Theme> => themeOf((await cookies()).get('theme')?.value);
