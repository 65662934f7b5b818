import Papa from 'papaparse';
import { hasDecimalComma } from './text';

export type CsvValue = string | number | null;

/** A cell that a spreadsheet would take for a formula, white space in front included. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/** A number as spreadsheets of the language read it: with a decimal comma where it has one. */
export function csvNumber(value: number, language: string): string {
  return hasDecimalComma(language) ? String(value).replace('.', ',') : String(value);
}

/**
 * Lines for spreadsheets, each ended as RFC 4180 has it: semicolons where numbers have commas, nothing for null, and no text that would be
 * computed. Numbers, negative ones too, are no formulas.
 */
export function csvLines(rows: CsvValue[][], language: string): string {
  const written = rows.map((row) =>
    row.map((value) => {
      if (value === null) return '';
      if (typeof value === 'number') return csvNumber(value, language);
      return FORMULA.test(value) ? `'${value}` : value;
    }),
  );
  return `${Papa.unparse(written, { delimiter: hasDecimalComma(language) ? ';' : ',', newline: '\r\n' })}\r\n`;
}

/** What a file begins with, so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';
