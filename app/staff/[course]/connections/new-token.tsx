'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Choice } from '@/app/components/choice';
import { Dialog } from '@/app/components/dialog';
import { Field, inputLook } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { SCOPES, type Scope } from '@/lib/tokens/scopes';

const newAccessToken = () => import('@/app/api/answers/staff').then(({ NewAccessToken }) => NewAccessToken);

const DAYS = [7, 30, 90, 365];
const USUAL_DAYS = 90;

interface NewTokenProps {
  courseId: string;
  /** Whether one may also make tokens for every course. */
  administrator: boolean;
}

/** Makes an access token. It is shown once; the server keeps only a hash of it. */
export function NewToken({ courseId, administrator }: NewTokenProps) {
  const t = useTranslations('connections.tokens');
  const explain = useRefusal();
  const router = useRouter();
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setRefused(null);
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name'));
    const body = {
      name,
      courseId: form.get('for') === 'all' ? null : courseId,
      scopes: form.getAll('scope') as Scope[],
      days: Number(form.get('days')),
    };
    try {
      const { token } = await receive(newAccessToken, 'POST', '/api/staff/tokens', body);
      setMade({ name, token });
      router.refresh();
    } catch (error) {
      setRefused(explain(error));
    }
  }

  return (
    <Dialog
      title={t('open')}
      trigger={<Button size="sm">{t('open')}</Button>}
      onOpenChange={(open) => {
        if (!open) setMade(null);
      }}
    >
      {made ? (
        <div role="status">
          <Field
            label={t('made', { name: made.name })}
            hint={t('once')}
            value={made.token}
            readOnly
            className="font-mono"
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      ) : (
        <form onSubmit={make} className="grid gap-5">
          <Field label={t('name')} hint={t('nameHint')} name="name" required maxLength={100} />
          <fieldset className="grid gap-2">
            <legend className="mb-2 text-sm font-semibold">{t('scopes')}</legend>
            {SCOPES.map((scope) => (
              <label key={scope} className="flex min-h-9 items-start gap-3 py-1">
                <Choice type="checkbox" name="scope" value={scope} className="mt-1" />
                <span className="min-w-0">
                  {t(`scope.${scope}`)} <span className="block font-mono text-xs text-muted">{scope}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="flex flex-wrap gap-4">
            {administrator && (
              <label className="grid gap-1 text-sm font-semibold">
                {t('for')}
                <select name="for" className={`${inputLook} min-h-11 font-normal`}>
                  <option value="course">{t('thisCourse')}</option>
                  <option value="all">{t('everyCourse')}</option>
                </select>
              </label>
            )}
            <label className="grid gap-1 text-sm font-semibold">
              {t('days')}
              <select name="days" defaultValue={USUAL_DAYS} className={`${inputLook} min-h-11 font-normal`}>
                {DAYS.map((days) => (
                  <option key={days} value={days}>
                    {t('daysCount', { days })}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {refused && (
            <Notice tone="not-yet" role="alert">
              {refused}
            </Notice>
          )}
          <Button type="submit" look="primary" className="justify-self-start">
            {t('make')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
