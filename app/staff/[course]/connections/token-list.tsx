'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/app/components/button';
import { RowList } from '@/app/components/staff/row-list';
import { useChange } from '@/app/components/staff/use-change';
import type { OpenToken } from '@/lib/tokens/tokens';

interface TokenListProps {
  /** Those that the reader may take back say so. */
  tokens: (OpenToken & { mayRevoke: boolean })[];
}

/** Access tokens that still work: what they may do, since when they were not used, and how to take them back. */
export function TokenList({ tokens }: TokenListProps) {
  const t = useTranslations('connections.tokens');
  const format = useFormatter();
  const { change, refused } = useChange();
  const moment = (at: number) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <RowList
      of={tokens}
      about={({ name, courseId, scopes, maker, expiresAt, lastUsedAt }) => (
        <>
          <span className="block font-semibold break-words">
            {name}
            {courseId === null && <span className="font-normal text-muted"> · {t('everyCourse')}</span>}
          </span>
          <span className="block font-mono text-xs break-words text-muted">{scopes.join(' ')}</span>
          <span className="block text-sm text-muted">
            {t('by', { maker, ends: moment(expiresAt) })} ·{' '}
            {lastUsedAt === null ? t('unused') : t('used', { at: moment(lastUsedAt) })}
          </span>
        </>
      )}
      changes={({ id, name, mayRevoke }) =>
        mayRevoke && (
          <Button
            size="sm"
            look="quiet"
            aria-label={t('revokeOf', { name })}
            onClick={() => void change(name, 'DELETE', `/api/staff/tokens/${id}`)}
          >
            {t('revoke')}
          </Button>
        )
      }
      refused={refused}
    />
  );
}
