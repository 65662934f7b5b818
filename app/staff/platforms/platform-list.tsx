'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/app/components/button';
import { RowList } from '@/app/components/staff/row-list';
import { useChange } from '@/app/components/staff/use-change';
import type { Platform } from '@/lib/lti/platforms';

/** Platforms that are registered; one that is taken out sends nobody any more. */
export function PlatformList({ platforms }: { platforms: Platform[] }) {
  const t = useTranslations('connections.platforms');
  const { change, refused } = useChange();
  return (
    <RowList
      of={platforms}
      about={({ name, issuer, clientId, deployments, courses, teachersAre }) => (
        <>
          <span className="block font-semibold">{name}</span>
          <span className="block text-sm break-all text-muted">
            {issuer} · {clientId} · {deployments.join(', ')}
          </span>
          <span className="block text-sm text-muted">
            {courses === null ? t('everyCourse') : courses.join(', ')} · {t(`teachersAre.${teachersAre}`)}
          </span>
        </>
      )}
      changes={({ id, name }) => (
        <Button
          size="sm"
          look="quiet"
          aria-label={t('removeOf', { name })}
          onClick={() => void change(name, 'DELETE', `/api/staff/platforms/${id}`)}
        >
          {t('remove')}
        </Button>
      )}
      refused={refused}
    />
  );
}
