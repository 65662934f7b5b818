'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
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
    <>
      <ul className="border-b border-rule">
        {tokens.map(({ id, name, courseId, scopes, maker, expiresAt, lastUsedAt, mayRevoke }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-rule py-3"
          >
            <span className="min-w-0">
              <span className="block font-semibold break-words">
                {name}
                {courseId === null && <span className="font-normal text-muted"> · {t('everyCourse')}</span>}
              </span>
              <span className="block font-mono text-xs break-words text-muted">{scopes.join(' ')}</span>
              <span className="block text-sm text-muted">
                {t('by', { maker, ends: moment(expiresAt) })} ·{' '}
                {lastUsedAt === null ? t('unused') : t('used', { at: moment(lastUsedAt) })}
              </span>
            </span>
            {mayRevoke && (
              <Button
                size="sm"
                look="quiet"
                aria-label={t('revokeOf', { name })}
                onClick={() => void change(name, 'DELETE', `/api/staff/tokens/${id}`)}
              >
                {t('revoke')}
              </Button>
            )}
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
