import { useLocale, useTranslations } from 'next-intl';
import type { Verdict } from '@/lib/grading/verdict';
import { Notice } from '../../notice';
import { Place } from './place';

interface RunErrorProps {
  error: NonNullable<Verdict['error']>;
  onPlace?: (line: number, column: number) => void;
}

/** Why a run ended before it could be judged, where, and the stack for whoever reads stacks. */
export function RunError({ error, onPlace }: RunErrorProps) {
  const t = useTranslations('workspace.verdict');
  const locale = useLocale();
  const { message, line, column, stack } = error;
  // The first line of a stack is what was thrown, in the program's own words; often the sentence has them already.
  const first = stack?.split('\n', 1)[0]?.trim();
  const thrown = first && !message[locale].includes(first) ? first : null;
  return (
    <Notice tone="not-yet" className="grid max-w-measure gap-1">
      <p className="break-words">{message[locale]}</p>
      {thrown && (
        <p className="text-sm break-words">
          <code>{thrown}</code>
        </p>
      )}
      {line !== null && (
        <p className="text-sm">
          <Place line={line} column={column ?? 1} onPlace={onPlace} />
        </p>
      )}
      {stack && (
        <details className="text-sm">
          <summary className="inline-block py-1 text-xs text-muted hover:text-ink">{t('stack')}</summary>
          <pre className="mt-1 overflow-x-auto rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap">{stack}</pre>
        </details>
      )}
    </Notice>
  );
}
