'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { receive } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import type { RegradePlan } from '@/lib/regrades/regrade';
import { Button } from '../../../components/button';
import { Field, inputLook } from '../../../components/field';
import { Notice } from '../../../components/notice';

const regrades = () => import('@/app/api/answers/staff').then(({ Regrades }) => Regrades);

interface RegradeFormProps {
  courseId: string;
  challenges: { id: string; title: string }[];
}

const STATES = ['passed', 'not-passed', 'broken'] as const;
const NOTHING_CHOSEN = { challengeId: '', state: '', since: '', until: '' };

/** Chooses what is graded again: first what that would be, then, once more asked, it is done. */
export function RegradeForm({ courseId, challenges }: RegradeFormProps) {
  const t = useTranslations('staff.regrade');
  const explain = useRefusal();
  const id = useId();
  const [fields, setFields] = useState(NOTHING_CHOSEN);
  const [plan, setPlan] = useState<(RegradePlan & { done: boolean }) | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const titles = new Map(challenges.map((challenge) => [challenge.id, challenge.title]));

  const change = (next: Partial<typeof fields>) => {
    setFields((before) => ({ ...before, ...next }));
    setPlan(null);
    setRefusal(null);
  };

  async function ask(apply: boolean) {
    setSending(true);
    setRefusal(null);
    try {
      const time = (value: string) => (value === '' ? undefined : new Date(value).getTime());
      const answer = await receive(regrades, 'POST', '/api/staff/regrades', {
        courseId,
        challengeId: fields.challengeId || undefined,
        state: fields.state || undefined,
        since: time(fields.since),
        until: time(fields.until),
        apply,
      });
      setPlan({ ...answer, done: apply });
    } catch (error) {
      setRefusal(explain(error));
    } finally {
      setSending(false);
    }
  }

  function look(event: FormEvent) {
    event.preventDefault();
    void ask(false);
  }

  const select = clsx(inputLook, 'min-h-11 font-normal');
  return (
    <div className="grid gap-6">
      <form onSubmit={look} className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <label htmlFor={`${id}-challenge`} className="grid min-w-0 max-w-full gap-1 text-sm font-semibold">
          {t('challenge')}
          <select
            id={`${id}-challenge`}
            className={select}
            value={fields.challengeId}
            onChange={(event) => change({ challengeId: event.target.value })}
          >
            <option value="">{t('all')}</option>
            {challenges.map((challenge) => (
              <option key={challenge.id} value={challenge.id}>
                {challenge.title}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-state`} className="grid min-w-0 max-w-full gap-1 text-sm font-semibold">
          {t('state')}
          <select
            id={`${id}-state`}
            className={select}
            value={fields.state}
            onChange={(event) => change({ state: event.target.value })}
          >
            <option value="">{t('any')}</option>
            {STATES.map((state) => (
              <option key={state} value={state}>
                {t(`states.${state}`)}
              </option>
            ))}
          </select>
        </label>
        <Field
          label={t('since')}
          type="datetime-local"
          value={fields.since}
          onChange={(event) => change({ since: event.target.value })}
        />
        <Field
          label={t('until')}
          type="datetime-local"
          value={fields.until}
          onChange={(event) => change({ until: event.target.value })}
        />
        <Button type="submit" disabled={sending}>
          {t('look')}
        </Button>
      </form>
      {refusal && (
        <Notice tone="not-yet" role="alert">
          {refusal}
        </Notice>
      )}
      {plan && (
        <Notice tone="accent" role="status">
          <p className="font-semibold">{t(plan.done ? 'done' : 'would', { count: plan.submissions })}</p>
          <ul className="mt-2 grid gap-1 text-sm">
            {plan.lines.map(({ challengeId, stranded, ...counts }) => (
              <li key={challengeId}>
                {titles.get(challengeId) ?? challengeId}: {t('line', counts)}
                {stranded && ` ${t('stranded')}`}
              </li>
            ))}
          </ul>
          {plan.underway > 0 && <p className="mt-2 text-sm text-muted">{t('underway', { count: plan.underway })}</p>}
        </Notice>
      )}
      {plan && !plan.done && plan.submissions > 0 && (
        <div>
          <Button look="primary" disabled={sending} onClick={() => void ask(true)}>
            {t('apply', { count: plan.submissions })}
          </Button>
        </div>
      )}
    </div>
  );
}
