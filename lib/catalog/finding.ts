/** Something in a course that is wrong (error) or should be looked at (warning). */
export interface Finding {
  severity: 'error' | 'warning';
  /** Relative to the courses folder, with forward slashes. */
  file: string;
  /** From 1. */
  line: number;
  column: number;
  /** Where in a YAML or JSON file, for example `items[2].stem.fr`; empty for Markdown and whole files. */
  key: string;
  expected: string;
  /** The whole sentence. */
  message: string;
}

export interface Place {
  line: number;
  column: number;
}

export const START: Place = { line: 1, column: 1 };

/** Collects findings of one file. */
export interface Report {
  file: string;
  findings: Finding[];
}

type Detail = { place?: Place; key?: string; expected: string; message: string; severity?: Finding['severity'] };

export function report({ file, findings }: Report, detail: Detail): void {
  const { place = START, key = '', severity = 'error', expected, message } = detail;
  findings.push({ severity, file, line: place.line, column: place.column, key, expected, message });
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

/** One line, as compilers print it. */
export function formatFinding({ severity, file, line, column, key, message }: Finding): string {
  return `${file}:${line}:${column} ${severity}: ${key === '' ? '' : `${key}: `}${message}`;
}
