import { clsx } from 'clsx';
import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Choice } from '../../choice';
import { Rich } from '../../markdown/rich';
import type { ShownFeedback } from '../shown';

interface OptionRowProps {
  name: string;
  /** The key that chooses it, where keys do. */
  number: number | null;
  html: string;
  multiple: boolean;
  checked: boolean;
  marked: ShownFeedback['options'][number] | null;
  onChoose: () => void;
}

export function OptionRow({ name, number, html, multiple, checked, marked, onChoose }: OptionRowProps) {
  const t = useTranslations('quiz');
  const feedbackId = useId();
  // What one chose, and what one should have chosen; the other options explain themselves more quietly.
  const telling = marked !== null && (marked.chosen || marked.correct);
  return (
    <li className="border-t border-rule">
      <label
        className={clsx(
          'flex min-h-12 items-start gap-3 px-2 py-3',
          marked === null && 'cursor-pointer hover:bg-sunken',
          marked === null && checked && 'bg-accent-soft',
        )}
      >
        <Choice
          type={multiple ? 'checkbox' : 'radio'}
          name={name}
          checked={checked}
          disabled={marked !== null}
          aria-describedby={marked ? feedbackId : undefined}
          onChange={onChoose}
          className="mt-[0.26rem]"
        />
        <Rich as="span" html={html} className="flex-1" />
        {number !== null && (
          <kbd aria-hidden className="mt-0.5 hidden text-xs text-muted sm:inline">
            {number}
          </kbd>
        )}
      </label>
      {marked && (
        <div
          id={feedbackId}
          className={clsx(
            'mb-3 ml-[2.6rem] border-l-2 pl-3 text-sm',
            !telling ? 'border-rule text-muted' : marked.correct ? 'border-pass' : 'border-not-yet',
          )}
        >
          {telling && (
            <span
              className={clsx('flex items-center gap-1 font-semibold', marked.correct ? 'text-pass' : 'text-not-yet')}
            >
              {marked.correct ? <Check aria-hidden className="size-4" /> : <X aria-hidden className="size-4" />}
              {marked.correct
                ? marked.chosen
                  ? t('rightChosen')
                  : t(multiple ? 'rightMissed' : 'rightMissedOne')
                : t('wrongChosen')}
            </span>
          )}
          <Rich html={marked.text} />
        </div>
      )}
    </li>
  );
}
