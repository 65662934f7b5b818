import Papa from 'papaparse';
import type { Locale } from '../authoring/text';
import { toPoints } from '../points';
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

/** A cell that a spreadsheet would take for a formula, white space in front included. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/**
 * The grid as a file for spreadsheets: UTF-8 with a byte order mark, best points by quiz and challenge, empty where nothing
 * has been marked. French spreadsheets read semicolons and decimal commas.
 */
export function gridCsv({ columns, rows, maxPoints }: Grid, locale: Locale): string {
  const words = WORDS[locale];
  const read = (points: number) => {
    const plain = String(toPoints(points));
    return locale === 'fr' ? plain.replace('.', ',') : plain;
  };
  const fields = [
    words.name,
    words.email,
    words.guest,
    ...columns.map((column) => `${words[column.kind]}: ${column.title[locale]} (${read(column.maxPoints)})`),
    `${words.total} (${read(maxPoints)})`,
  ];
  const data = rows.map((row) => [
    row.name,
    row.email ?? '',
    row.guest ? words.yes : '',
    ...row.cells.map(({ points }) => (points === null ? '' : read(points))),
    read(row.points),
  ]);
  const delimiter = locale === 'fr' ? ';' : ',';
  return `\uFEFF${Papa.unparse({ fields, data }, { delimiter, escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}
