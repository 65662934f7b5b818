'use client';

import { useTranslations } from 'next-intl';
import type { Role, StaffRole } from '@/lib/auth/actor';
import type { StaffMember } from '@/lib/auth/roles';
import { Button } from '../../../components/button';
import { ResetPassword } from '../../../components/staff/reset-password';
import { useChange } from '../../../components/staff/use-change';
import { PersonList } from './person-list';

/** The other roles that a person of the teaching staff can be given, most likely first. */
const OTHERS: Record<StaffRole, Role[]> = {
  assistant: ['student', 'instructor'],
  instructor: ['student', 'assistant'],
};

interface StaffRolesProps {
  courseId: string;
  people: StaffMember[];
  /** Only an instructor changes anything here. */
  mayChange: boolean;
  /** Whom one may make an administrator: nobody, where one is none. */
  candidates: string[];
}

/** Instructors and assistants of a course, and what can be changed about them. */
export function StaffRoles({ courseId, people, mayChange, candidates }: StaffRolesProps) {
  const t = useTranslations('staff.people');
  const { change, refused } = useChange();
  return (
    <PersonList
      people={people}
      detail={({ role, email }) => `${t(`role.${role}`)} · ${email}`}
      refused={refused}
      changes={(person) =>
        mayChange && (
          <>
            {OTHERS[person.role].map((role) => (
              <Button
                key={role}
                size="sm"
                look="quiet"
                aria-label={t(`make.${role}Of`, { name: person.name })}
                onClick={() => void change(person.name, 'PUT', `/api/staff/${courseId}/people/${person.id}`, { role })}
              >
                {t(`make.${role}`)}
              </Button>
            ))}
            {candidates.includes(person.id) && (
              <Button
                size="sm"
                look="quiet"
                aria-label={t('make.administratorOf', { name: person.name })}
                onClick={() => void change(person.name, 'PUT', `/api/staff/administrators/${person.id}`)}
              >
                {t('make.administrator')}
              </Button>
            )}
            <ResetPassword person={person} />
          </>
        )
      }
    />
  );
}
