'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import { useChange } from '@/app/components/staff/use-change';
import type { Platform } from '@/lib/lti/platforms';

/** Platforms that are registered; one that is taken out sends nobody any more. */
export function PlatformList({ platforms }: { platforms: Platform[] }) {
  const t = useTranslations('connections.platforms');
  const { change, refused } = useChange();
  return (
    <>
      <ul className="border-b border-rule">
        {platforms.map(({ id, name, issuer, clientId, deployments, courses, teachersAre }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-rule py-3"
          >
            <span className="min-w-0">
              <span className="block font-semibold">{name}</span>
              <span className="block text-sm break-all text-muted">
                {issuer} · {clientId} · {deployments.join(', ')}
              </span>
              <span className="block text-sm text-muted">
                {courses === null ? t('everyCourse') : courses.join(', ')} · {t(`teachersAre.${teachersAre}`)}
              </span>
            </span>
            <Button
              size="sm"
              look="quiet"
              aria-label={t('removeOf', { name })}
              onClick={() => void change(name, 'DELETE', `/api/staff/platforms/${id}`)}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      {refused && (
        <Notice tone="not-yet" role="alert" className="mt-4">
          {refused}
        </Notice>
      )}
    </>
  );
}
