'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/app/components/button';
import { useChange } from '@/app/components/staff/use-change';
import type { MadeRemark } from '@/lib/remarks/remark';

/** What was marked again, newest first, and the way back. */
export function MadeRemarks({ remarks, mayChange }: { remarks: MadeRemark[]; mayChange: boolean }) {
  const t = useTranslations('staff.remark');
  const format = useFormatter();
  const { change, refused } = useChange();
  if (remarks.length === 0) return null;
  return (
    <section className="mt-12">
      <h2 className="text-xl">{t('made')}</h2>
      <ul className="mt-3 border-b border-rule">
        {remarks.map(({ remark, by, answers }) => {
          const how = [remark.lower && t('madeLower'), remark.reworded && t('madeReworded')].filter(Boolean);
          return (
            <li
              key={remark.id}
              className="flex flex-wrap items-center justify-between gap-x-6 border-t border-rule py-2"
            >
              <p>
                {t('madeLine', { answers, item: remark.itemId, by: by ?? t('operator') })}{' '}
                <span className="text-sm text-muted">
                  {[format.dateTime(remark.madeAt, { dateStyle: 'long', timeStyle: 'short' }), ...how].join(' · ')}
                </span>
              </p>
              {remark.undoneAt !== null ? (
                <span className="text-sm text-muted">{t('undone')}</span>
              ) : (
                mayChange && (
                  <Button
                    size="sm"
                    aria-label={t('undoOf', { item: remark.itemId })}
                    onClick={() => void change(remark.itemId, 'DELETE', `/api/staff/remarks/${remark.id}`)}
                  >
                    {t('undo')}
                  </Button>
                )
              )}
            </li>
          );
        })}
      </ul>
      {refused && (
        <p role="alert" className="mt-2 text-sm text-not-yet">
          {refused}
        </p>
      )}
    </section>
  );
}
