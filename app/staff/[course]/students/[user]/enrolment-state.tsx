'use client';

import { useTranslations } from 'next-intl';
import type { EnrolmentState } from '@/lib/auth/enrolments';
import { Button } from '../../../../components/button';
import { Notice } from '../../../../components/notice';
import { useChange } from '../../../../components/staff/use-change';

interface EnrolmentStateProps {
  courseId: string;
  student: { id: string; name: string };
  state: EnrolmentState;
}

/** Takes a student out of the class, or back into it. */
export function EnrolmentStateButton({ courseId, student: { id, name }, state }: EnrolmentStateProps) {
  const t = useTranslations('staff.timeline');
  const { change, refused } = useChange();
  const next = state === 'active' ? 'dropped' : 'active';
  return (
    <>
      <Button
        size="sm"
        onClick={() => void change(name, 'PUT', `/api/staff/${courseId}/people/${id}`, { state: next })}
      >
        {t(state === 'active' ? 'drop' : 'enrol')}
      </Button>
      {refused && (
        <Notice tone="not-yet" role="alert" className="w-full">
          {refused}
        </Notice>
      )}
    </>
  );
}
