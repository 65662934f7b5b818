'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '../client/api';
import type { Theme } from '../theme';

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const satisfies Record<Theme, Theme>;
const ICONS = { system: Monitor, light: Sun, dark: Moon };

export function ThemeSwitch({ theme: initial }: { theme: Theme }) {
  const t = useTranslations('shell');
  const [theme, setTheme] = useState(initial);
  const Icon = ICONS[theme];
  function change() {
    const next = NEXT[theme];
    setTheme(next);
    document.documentElement.dataset.theme = next;
    void send('PUT', '/api/preferences', { theme: next }).catch(() => undefined);
  }
  const label = t('theme', { theme: t(`themes.${theme}`) });
  return (
    <button
      type="button"
      onClick={change}
      aria-label={label}
      title={label}
      className="grid size-11 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
    >
      <Icon aria-hidden className="size-[1.15rem]" />
    </button>
  );
}
