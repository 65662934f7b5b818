import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AuditView } from '@/app/server/audit';
import { ACTS } from '@/lib/audit/record';
import { Button } from '../../../components/button';
import { Field, inputLook } from '../../../components/field';

interface AuditToolsProps {
  courseId: string;
  view: AuditView;
  people: { id: string; name: string | null }[];
  administrator: boolean;
}

/** Which changes are shown. */
export function AuditTools({ courseId, view, people, administrator }: AuditToolsProps) {
  const t = useTranslations('staff.audit');
  const named = people.map(({ id, name }) => ({ id, name: name ?? t(id === 'operator' ? 'operator' : 'gone') }));
  return (
    <form
      action={`/staff/${courseId}/audit`}
      className="mb-6 flex flex-wrap items-end gap-4"
      key={JSON.stringify(view)}
    >
      {administrator && (
        <Pick label={t('of.label')} name="of" value={view.of}>
          <option value="course">{t('of.course')}</option>
          <option value="installation">{t('of.installation')}</option>
        </Pick>
      )}
      <Pick label={t('act')} name="act" value={view.act ?? ''}>
        <option value="">{t('anyAct')}</option>
        {ACTS.map((act) => (
          <option key={act} value={act}>
            {t(`acts.${act}`)}
          </option>
        ))}
      </Pick>
      <Pick label={t('by')} name="person" value={view.person ?? ''}>
        <option value="">{t('anybody')}</option>
        {named.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Pick>
      <Field label={t('since')} type="date" name="since" defaultValue={view.since ?? ''} className="w-44" />
      <Field label={t('until')} type="date" name="until" defaultValue={view.until ?? ''} className="w-44" />
      <Button type="submit">{t('show')}</Button>
    </form>
  );
}

function Pick({ label, name, value, children }: { label: string; name: string; value: string; children: ReactNode }) {
  return (
    <label className="grid gap-1 text-sm font-semibold">
      {label}
      <select className={`${inputLook} min-h-11 max-w-72 font-normal`} name={name} defaultValue={value}>
        {children}
      </select>
    </label>
  );
}
