import Papa from 'papaparse';
import type { Locale } from './authoring/text';

export type CsvValue = string | number | null;

/** A cell that a spreadsheet would take for a formula, white space in front included. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/** A number as spreadsheets of the language read it: French ones want a decimal comma. */
export function csvNumber(value: number, locale: Locale): string {
  return locale === 'fr' ? String(value).replace('.', ',') : String(value);
}

/**
 * Lines for spreadsheets, each ended as RFC 4180 has it: semicolons in French, nothing for null, and no text that would be
 * computed. Numbers, negative ones too, are no formulas.
 */
export function csvLines(rows: CsvValue[][], locale: Locale): string {
  const written = rows.map((row) =>
    row.map((value) => {
      if (value === null) return '';
      if (typeof value === 'number') return csvNumber(value, locale);
      return FORMULA.test(value) ? `'${value}` : value;
    }),
  );
  return `${Papa.unparse(written, { delimiter: locale === 'fr' ? ';' : ',', newline: '\r\n' })}\r\n`;
}

/** What a file begins with, so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';
