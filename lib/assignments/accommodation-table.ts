import Papa from 'papaparse';
import { DomainError } from '../errors';
import { Accommodation, NO_ACCOMMODATION } from './accommodations';

/** What stands in each column, after the address. */
const COLUMNS = ['timePercent', 'opensEarlierHours', 'closesLaterHours', 'moreAttempts'] as const;
const MOST_ROWS = 2000;

export type AccommodationLine = Accommodation & { email: string };

/**
 * Reads a table as it comes from a spreadsheet, tabs, semicolons or commas between its columns: e-mail address, time in percent,
 * opens earlier and closes later in hours, more attempts. Empty cells say "as everybody"; a first line without an address is a
 * heading.
 * @throws DomainError invalid 'accommodation-table' with the line that cannot be read
 */
export function readAccommodationTable(text: string): AccommodationLine[] {
  const delimiter = ['\t', ';', ','].find((mark) => text.includes(mark)) ?? ',';
  const { data } = Papa.parse<string[]>(text.trim(), { delimiter });
  const lines = data.map((cells, i) => ({ cells: cells.map((cell) => cell.trim()), line: i + 1 }));
  const rows = lines.filter(
    ({ cells, line }) => cells.some((cell) => cell !== '') && !(line === 1 && isHeading(cells)),
  );
  if (rows.length === 0 || rows.length > MOST_ROWS) refuse(1);
  return rows.map(({ cells, line }) => readLine(cells, line));
}

const isHeading = (cells: string[]) => !cells.some((cell) => cell.includes('@'));

function readLine([email = '', ...cells]: string[], line: number): AccommodationLine {
  if (!email.includes('@') || cells.slice(COLUMNS.length).some((cell) => cell !== '')) refuse(line);
  const said = COLUMNS.flatMap((column, i) => {
    const cell = (cells[i] ?? '').replace(/\s*%$/, '').replace(',', '.');
    return cell === '' ? [] : [[column, Number(cell)] as const];
  });
  const read = Accommodation.safeParse({ ...NO_ACCOMMODATION, ...Object.fromEntries(said) });
  return read.success ? { email, ...read.data } : refuse(line);
}

function refuse(line: number): never {
  throw new DomainError('invalid', 'accommodation-table', `Line ${line} of the table cannot be read.`, { line });
}
