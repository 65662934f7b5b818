import { BYTE_ORDER_MARK, type CsvValue, csvLines, csvNumber } from '../csv';
import { toPoints } from '../points';
import { inLanguage, textIn } from '../text';
import type { Grid } from './grid';

const WORDS = {
  en: {
    name: 'Name',
    email: 'E-mail',
    guest: 'Guest',
    yes: 'yes',
    quiz: 'Quiz',
    challenge: 'Challenge',
    total: 'Total',
  },
  fr: { name: 'Nom', email: 'E-mail', guest: 'Invité', yes: 'oui', quiz: 'Quiz', challenge: 'Défi', total: 'Total' },
};

/**
 * The grid as a file for spreadsheets: best points by quiz and challenge, empty where nothing has been marked. Titles are in the
 * language or what the course has instead, its own words in one of the interface.
 */
export function gridCsv({ columns, rows, maxPoints }: Grid, language: string): string {
  const words = inLanguage(WORDS, language);
  const read = (points: number) => csvNumber(toPoints(points), language);
  const head = [
    words.name,
    words.email,
    words.guest,
    ...columns.map((column) => `${words[column.kind]}: ${textIn(column.title, language)} (${read(column.maxPoints)})`),
    `${words.total} (${read(maxPoints)})`,
  ];
  const data = rows.map((row): CsvValue[] => [
    row.name,
    row.email,
    row.guest ? words.yes : null,
    ...row.cells.map(({ points }) => (points === null ? null : toPoints(points))),
    toPoints(row.points),
  ]);
  return BYTE_ORDER_MARK + csvLines([head, ...data], language);
}
