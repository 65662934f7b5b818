'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../../../components/button';
import { useChange } from '../../../components/staff/use-change';

interface HandleFeedbackProps {
  id: string;
  /** Who sent it. */
  name: string;
  handled: boolean;
}

/** Says that a piece of feedback has been seen to, or takes that back. */
export function HandleFeedback({ id, name, handled }: HandleFeedbackProps) {
  const t = useTranslations('staff.feedback');
  const { change, refused } = useChange();
  return (
    <>
      <Button
        size="sm"
        look="quiet"
        aria-pressed={handled}
        onClick={() => void change(name, 'PUT', `/api/staff/feedback/${id}`, { handled: !handled })}
      >
        {t(handled ? 'handled' : 'handle')}
      </Button>
      {refused && (
        <span role="alert" className="text-sm text-not-yet">
          {refused}
        </span>
      )}
    </>
  );
}
