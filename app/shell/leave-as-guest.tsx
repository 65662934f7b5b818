'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ApiError, send } from '../client/api';
import { useRefusal } from '../client/use-refusal';
import { Button, ButtonLink } from '../components/button';
import { Dialog } from '../components/dialog';
import { Notice } from '../components/notice';
import { useReturning } from './returning-link';

/** A guest leaves this browser. Where they would leave work behind, the server says so first, and this asks. */
export function LeaveAsGuest() {
  const t = useTranslations('shell.leave');
  const explain = useRefusal();
  const returning = useReturning();
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function leave(sure: boolean) {
    try {
      await send('POST', '/api/auth/sign-out', sure ? { leave: true } : {});
      // A full load, so that nothing of the person stays in the page's memory.
      window.location.assign('/');
    } catch (error) {
      setAsked(true);
      const told = error instanceof ApiError && error.reason === 'guest-work-out-of-reach';
      setRefused(told ? null : explain(error));
    }
  }

  return (
    <>
      <button
        type="button"
        onClick={() => void leave(false)}
        className="min-h-11 rounded-md px-2 text-muted hover:bg-sunken hover:text-ink"
      >
        {t('leave')}
      </button>
      <Dialog title={t('title')} open={asked} onOpenChange={setAsked}>
        <div className="grid gap-4">
          <p>{t('text')}</p>
          {refused && (
            <Notice tone="not-yet" role="alert">
              {refused}
            </Notice>
          )}
          <div className="flex flex-wrap gap-3">
            <ButtonLink look="primary" href={returning('/sign-up')} onClick={() => setAsked(false)}>
              {t('keep')}
            </ButtonLink>
            <Button onClick={() => void leave(true)}>{t('anyway')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
