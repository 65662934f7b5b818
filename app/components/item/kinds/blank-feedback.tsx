import { Check, CircleDashed, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/text';
import { Rich } from '../../markdown/rich';
import type { ShownFeedback, ShownItem } from '../shown';

/** What stands in a blank. */
export type FilledBlank = { choice: string } | { text: string; language?: Locale };

type Blank = ShownItem<'cloze'>['blanks'][number];
type Said = ShownFeedback['options'];

const LOOKS = {
  right: { Icon: Check, word: 'right', text: 'text-pass', edge: 'border-pass' },
  partly: { Icon: CircleDashed, word: 'partly', text: 'text-not-yet', edge: 'border-not-yet' },
  wrong: { Icon: X, word: 'notYet', text: 'text-not-yet', edge: 'border-not-yet' },
} as const;

function lookOf({ kind }: Blank, said: Said) {
  const earns = said.some(({ chosen }) => chosen);
  if (said.some(({ chosen, correct }) => correct && (chosen || kind !== 'single-choice'))) return LOOKS.right;
  return kind !== 'single-choice' && earns ? LOOKS.partly : LOOKS.wrong;
}

interface GivenBlankProps {
  number: number;
  blank: Blank;
  filled: FilledBlank | undefined;
  said: Said;
}

/** What was filled in, in its place in the text. */
export function GivenBlank({ number, blank, filled, said }: GivenBlankProps) {
  const { Icon, text, edge } = lookOf(blank, said);
  const choice = filled && 'choice' in filled ? filled.choice : null;
  return (
    <span className={`border-b-2 ${edge} px-1`}>
      <span className="text-xs text-muted">({number})</span>{' '}
      {blank.kind === 'single-choice' ? (
        <Rich as="span" html={blank.options.find(({ id }) => id === choice)?.text ?? ''} />
      ) : (
        filled && 'text' in filled && filled.text
      )}{' '}
      {blank.kind === 'numeric' && blank.unit} <Icon aria-hidden className={`inline size-4 ${text}`} />
    </span>
  );
}

/** Whether a blank is right, why, and what should have been chosen. */
export function BlankFeedback({ number, blank, said }: { number: number; blank: Blank; said: Said }) {
  const t = useTranslations('quiz');
  const { Icon, word, text, edge } = lookOf(blank, said);
  const optionOf = (id: string) =>
    blank.kind === 'single-choice' ? blank.options.find((option) => `${blank.id}.${option.id}` === id) : undefined;
  return (
    <li className={`grid gap-1 border-l-2 pl-3 ${edge}`}>
      <p className={`flex items-center gap-1 font-semibold ${text}`}>
        <Icon aria-hidden className="size-4" />({number}) {t(word)}
      </p>
      {said.map((one) => (
        <div key={one.id}>
          {one.correct && !one.chosen && (
            <p className="font-semibold text-pass">
              {t('matching.belongs')}{' '}
              <Rich as="span" html={optionOf(one.id)?.text ?? ''} className="font-normal text-ink" />
            </p>
          )}
          <Rich html={one.text} />
        </div>
      ))}
    </li>
  );
}
