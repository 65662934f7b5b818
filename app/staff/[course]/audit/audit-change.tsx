import { useFormatter, useTranslations } from 'next-intl';
import type { Facts } from '@/lib/audit/record';
import { useReadPoints } from '../../../components/points';

type Value = Facts[string];

/** Names of facts that are moments, and of those that are thousandths of points. */
const isMoment = (name: string) => /(At|since|until)$/.test(name);
const isPoints = (name: string) => /points$/i.test(name);

/** Each thing that changed, with what it was and what it is. */
export function AuditChange({ before, after }: { before: Facts | null; after: Facts | null }) {
  const t = useTranslations('staff.audit');
  const read = useReadFact();
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  // What never was set says nothing.
  const told = names.filter((name) => (before?.[name] ?? null) !== null || (after?.[name] ?? null) !== null);
  return (
    <dl className="grid min-w-0 gap-y-0.5">
      {told.map((name) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">
            {t.has(`fact.${name}` as 'fact.role') ? t(`fact.${name}` as 'fact.role') : name}
          </dt>
          <dd className="min-w-0 break-words">
            {before && name in before && (
              <>
                <span className="text-muted line-through">{read(name, before[name] ?? null)}</span>{' '}
                <span aria-hidden>→</span>{' '}
              </>
            )}
            {after ? read(name, after[name] ?? null) : t('nothing')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useReadFact(): (name: string, value: Value) => string {
  const t = useTranslations('staff.audit.value');
  const format = useFormatter();
  const readPoints = useReadPoints();
  return (name, value) => {
    if (value === null) return t('none');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') {
      if (isMoment(name)) return format.dateTime(value, { dateStyle: 'medium', timeStyle: 'short' });
      return isPoints(name) ? readPoints(value) : format.number(value);
    }
    return t.has(value as 'yes') ? t(value as 'yes') : value;
  };
}
