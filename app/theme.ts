import { cookies } from 'next/headers';

/** `system` follows what the reader's device asks for. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export async function requestTheme(): Promise<Theme> {
  const cookie = (await cookies()).get('theme')?.value;
  return THEMES.find((theme) => theme === cookie) ?? 'system';
}
