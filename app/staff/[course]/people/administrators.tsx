'use client';

import { useTranslations } from 'next-intl';
import type { Person } from '@/lib/auth/roles';
import { Button } from '../../../components/button';
import { useChange } from '../../../components/staff/use-change';
import { PersonList } from './person-list';

/** Who looks after the installation; an administrator may take the role away, and never from the last one. */
export function Administrators({ people, mayChange }: { people: Person[]; mayChange: boolean }) {
  const t = useTranslations('staff.people');
  const { change, refused } = useChange();
  return (
    <PersonList
      people={people}
      detail={({ email }) => email}
      refused={refused}
      changes={({ id, name }) =>
        mayChange &&
        people.length > 1 && (
          <Button
            size="sm"
            look="quiet"
            aria-label={t('make.noAdministratorOf', { name })}
            onClick={() => void change(name, 'DELETE', `/api/staff/administrators/${id}`)}
          >
            {t('make.noAdministrator')}
          </Button>
        )
      }
    />
  );
}
