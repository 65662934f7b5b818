'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { Select } from '@base-ui/react/select';
import { clsx } from 'clsx';
import { Check, ChevronDown } from 'lucide-react';
import { Rich } from '../../markdown/rich';

interface RichSelectProps {
  options: { id: string; text: string }[];
  /** The id of an option. */
  value: string | null;
  onChange(id: string): void;
  /** What stands there while nothing is chosen. */
  placeholder: string;
  label?: string;
  labelledBy?: string;
  className?: string;
}

/**
 * A list to choose from that opens in place: what a native one cannot be, since the options of the course have formulas.
 * The keys are those of a native one.
 */
export function RichSelect({ options, value, onChange, placeholder, label, labelledBy, className }: RichSelectProps) {
  const chosen = options.find(({ id }) => id === value);
  return (
    <CSPProvider disableStyleElements>
      <Select.Root modal={false} value={value} onValueChange={(next) => next !== null && onChange(next)}>
        <Select.Trigger
          aria-label={label}
          aria-labelledby={labelledBy}
          className={clsx(
            'inline-flex min-h-11 items-center justify-between gap-2 rounded-md border border-edge/70 bg-raised px-3 py-1 text-left text-base data-popup-open:border-accent print:hidden',
            className,
          )}
        >
          <Select.Value>
            {chosen ? <Rich as="span" html={chosen.text} /> : <span className="text-muted">{placeholder}</span>}
          </Select.Value>
          <Select.Icon>
            <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
          </Select.Icon>
        </Select.Trigger>
        {/* On paper one writes on a line. */}
        <span className={clsx('hidden min-h-7 min-w-32 border-b border-edge print:inline-block', className)}>
          {chosen && <Rich as="span" html={chosen.text} />}
        </span>
        <Select.Portal>
          <Select.Positioner alignItemWithTrigger={false} sideOffset={4} collisionPadding={8} className="z-50">
            <Select.Popup
              aria-label={label}
              aria-labelledby={labelledBy}
              className="max-h-[min(24rem,var(--available-height))] max-w-[min(34rem,var(--available-width))] min-w-(--anchor-width) overflow-y-auto rounded-md border border-edge/60 bg-raised py-1 text-base outline-none"
            >
              {options.map(({ id, text }) => (
                <Select.Item
                  key={id}
                  value={id}
                  className="flex min-h-11 cursor-pointer items-center gap-2 px-3 py-1.5 outline-none data-highlighted:bg-accent-soft"
                >
                  <span className="w-4 shrink-0">
                    <Select.ItemIndicator>
                      <Check aria-hidden className="size-4 text-accent" />
                    </Select.ItemIndicator>
                  </span>
                  <Select.ItemText>
                    <Rich as="span" html={text} />
                  </Select.ItemText>
                </Select.Item>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </CSPProvider>
  );
}
