'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import { Button } from '@/app/components/button';
import { Choice } from '@/app/components/choice';
import { Dialog } from '@/app/components/dialog';
import { Field, inputLook } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import type { CourseLink } from '@/app/shell/use-course-here';

const TEXTS = ['name', 'issuer', 'clientId'] as const;
const ADDRESSES = ['authUrl', 'tokenUrl', 'jwksUrl'] as const;
const TEACHERS = ['assistant', 'instructor', 'student'] as const;

/** Registers a learning platform, by what it tells of itself. */
export function NewPlatform({ courses }: { courses: CourseLink[] }) {
  const t = useTranslations('connections.platforms');
  const explain = useRefusal();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function register(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setRefused(null);
    const form = new FormData(event.currentTarget);
    const chosen = form.getAll('course').map(String);
    const texts = Object.fromEntries([...TEXTS, ...ADDRESSES].map((name) => [name, String(form.get(name)).trim()]));
    const deployments = String(form.get('deployments'))
      .split(/[\s,]+/)
      .filter(Boolean);
    const body = {
      ...texts,
      deployments,
      courses: chosen.length === 0 ? null : chosen,
      teachersAre: form.get('teachersAre'),
    };
    try {
      await send('POST', '/api/staff/platforms', body);
      setOpen(false);
      router.refresh();
    } catch (error) {
      setRefused(explain(error));
    }
  }

  return (
    <Dialog
      title={t('register')}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">{t('register')}</Button>}
    >
      <form onSubmit={register} className="grid gap-4">
        {TEXTS.map((name) => (
          <Field key={name} name={name} label={t(`field.${name}`)} required maxLength={name === 'issuer' ? 500 : 100} />
        ))}
        {ADDRESSES.map((name) => (
          <Field key={name} name={name} type="url" label={t(`field.${name}`)} required />
        ))}
        <Field name="deployments" label={t('field.deployments')} hint={t('deploymentsHint')} required />
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-semibold">{t('field.courses')}</legend>
          <p className="text-xs text-muted">{t('coursesHint')}</p>
          {courses.map(({ id, title }) => (
            <label key={id} className="flex min-h-9 items-center gap-3 py-1">
              <Choice type="checkbox" name="course" value={id} />
              {title}
            </label>
          ))}
        </fieldset>
        <label className="grid gap-1 text-sm font-semibold">
          {t('field.teachersAre')}
          <select name="teachersAre" className={`${inputLook} min-h-11 font-normal`}>
            {TEACHERS.map((role) => (
              <option key={role} value={role}>
                {t(`teachersAre.${role}`)}
              </option>
            ))}
          </select>
        </label>
        {refused && (
          <Notice tone="not-yet" role="alert">
            {refused}
          </Notice>
        )}
        <Button type="submit" look="primary" className="justify-self-start">
          {t('register')}
        </Button>
      </form>
    </Dialog>
  );
}
