import ts from 'typescript';
import { SOURCE } from './host';

const STYLE: ts.FormatCodeSettings = {
  ...ts.getDefaultFormatCodeSettings('\n'),
  indentSize: 2,
  tabSize: 2,
  semicolons: ts.SemicolonPreference.Insert,
};

/** A piece of text to be put in the place of another; several count from the same, unchanged text. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
}

/** What TypeScript's own formatter would change: indentation, spaces, semicolons. Wrong syntax is left as it is. */
export function formatted(service: ts.LanguageService): Edit[] | 'unreadable' {
  if (service.getSyntacticDiagnostics(SOURCE).length > 0) return 'unreadable';
  return service
    .getFormattingEditsForDocument(SOURCE, STYLE)
    .map(({ span, newText }) => ({ from: span.start, to: span.start + span.length, insert: newText }))
    .sort((a, b) => a.from - b.from);
}
