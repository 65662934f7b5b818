'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { send } from '@/app/client/api';
import { useRefusal } from '@/app/client/use-refusal';
import type { Person } from '@/lib/auth/roles';
import { Button } from '../button';
import { Notice } from '../notice';
import { ResetPassword } from './reset-password';

type Role = Person['role'];

/** The other roles that a person of the teaching staff can be given, most likely first. */
const OTHERS: Record<Role, Role[]> = {
  student: [],
  assistant: ['student', 'instructor'],
  instructor: ['student', 'assistant'],
};

interface StaffRolesProps {
  people: Person[];
  /** Only an instructor changes anything here. */
  mayChange: boolean;
}

/** Instructors and assistants, and what can be changed about them. */
export function StaffRoles({ people, mayChange }: StaffRolesProps) {
  const t = useTranslations('staff.people');
  const explain = useRefusal();
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);

  async function change(person: Person, role: Role) {
    setRefused(null);
    try {
      await send('PUT', `/api/staff/people/${person.id}/role`, { role });
      router.refresh();
    } catch (error) {
      setRefused(`${person.name}: ${explain(error)}`);
    }
  }

  return (
    <>
      <ul className="border-b border-rule">
        {people.map((person) => (
          <li
            key={person.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-rule py-3"
          >
            <span className="min-w-0">
              <span className="block truncate font-semibold" title={person.name}>
                {person.name}
              </span>
              <span className="block truncate text-sm text-muted">
                {t(`role.${person.role}`)} · {person.email}
              </span>
            </span>
            {mayChange && (
              <span className="flex flex-wrap gap-2">
                {OTHERS[person.role].map((role) => (
                  <Button
                    key={role}
                    size="sm"
                    look="quiet"
                    aria-label={t(`make.${role}Of`, { name: person.name })}
                    onClick={() => void change(person, role)}
                  >
                    {t(`make.${role}`)}
                  </Button>
                ))}
                <ResetPassword person={person} />
              </span>
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
