import { TFJS } from '../pinned';
import type { Correction } from './correction';

const cell = (text: string) => text.replaceAll('|', '\\|');

/** The table "Where Heldout's tfjs differs", in Markdown. */
export function tableOf(corrections: readonly Correction[]): string {
  const rows = corrections.map(({ what, stock, right, by }) =>
    [what, stock ?? 'Refused', right, by].map(cell).join(' | '),
  );
  return [
    `| what | tfjs ${TFJS} | here | by whose definition |`,
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}
