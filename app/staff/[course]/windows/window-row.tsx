'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import type { Target } from '@/lib/assignments/windows';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';

interface WindowRowProps {
  target: Target;
  title: string;
  /** UTC milliseconds. */
  opensAt: number | null;
  closesAt: number | null;
  releasesAt: number | null;
  /** Its results are told once somebody releases them. */
  released: boolean;
  /** Students may read what it asks before it opens. */
  shownEarly: boolean;
  mayChange: boolean;
}

/** A moment as the browser's field for date and time writes it, in the reader's own time zone. */
function toField(at: number | null): string {
  if (at === null) return '';
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const fromField = (value: string) => (value === '' ? null : new Date(value).getTime());

/** When one piece of work opens and closes. Both may be left empty. */
export function WindowRow({
  target,
  title,
  opensAt,
  closesAt,
  releasesAt,
  released,
  shownEarly,
  mayChange,
}: WindowRowProps) {
  const t = useTranslations('staff.windows');
  const explain = useRefusal();
  const [fields, setFields] = useState({ opens: '', closes: '', releases: '', early: shownEarly });
  const [saved, setSaved] = useState<typeof fields | null>(null);
  const [message, setMessage] = useState<{ text: string; wrong: boolean } | null>(null);

  // The time zone is the browser's: the server cannot fill the fields.
  useEffect(() => {
    const now = {
      opens: toField(opensAt),
      closes: toField(closesAt),
      releases: toField(releasesAt),
      early: shownEarly,
    };
    setFields(now);
    setSaved(now);
  }, [opensAt, closesAt, releasesAt, shownEarly]);

  const names = ['opens', 'closes', 'releases', 'early'] as const;
  const changed = saved !== null && names.some((name) => fields[name] !== saved[name]);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!changed) return;
    try {
      const { opens, closes, releases, early } = fields;
      const window = {
        opensAt: fromField(opens),
        closesAt: fromField(closes),
        releasesAt: fromField(releases),
        shownEarly: early,
      };
      await send('PUT', '/api/staff/windows', { ...target, ...window });
      setSaved(fields);
      setMessage({ text: t('saved'), wrong: false });
    } catch (error) {
      setMessage({ text: explain(error), wrong: true });
    }
  }

  const change = (next: Partial<typeof fields>) => {
    setFields((before) => ({ ...before, ...next }));
    setMessage(null);
  };

  return (
    <li className="border-t border-rule py-4">
      <form onSubmit={save} className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <p className="min-w-56 flex-1 self-center">
          <span className="block text-xs text-muted">{t(`kind.${target.kind}`)}</span>
          <span className="font-semibold">{title}</span>
        </p>
        <Field
          label={t('opens')}
          type="datetime-local"
          max="9999-12-31T23:59"
          value={fields.opens}
          readOnly={!mayChange}
          onChange={(event) => change({ opens: event.target.value })}
        />
        <Field
          label={t('closes')}
          type="datetime-local"
          max="9999-12-31T23:59"
          value={fields.closes}
          readOnly={!mayChange}
          onChange={(event) => change({ closes: event.target.value })}
        />
        {released && (
          <Field
            label={t('releases')}
            type="datetime-local"
            max="9999-12-31T23:59"
            value={fields.releases}
            readOnly={!mayChange}
            onChange={(event) => change({ releases: event.target.value })}
          />
        )}
        {target.kind === 'challenge' && (
          <label className="flex min-h-10 items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={fields.early}
              disabled={!mayChange}
              onChange={(event) => change({ early: event.target.checked })}
            />
            {t('early')}
          </label>
        )}
        {mayChange && (
          <Button type="submit" disabled={!changed} aria-label={t('saveOf', { title })}>
            {t('save')}
          </Button>
        )}
      </form>
      <p role="status" className={`mt-1 text-sm ${message?.wrong ? 'text-not-yet' : 'text-muted'}`}>
        {message?.text}
      </p>
    </li>
  );
}
