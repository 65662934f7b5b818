import ts from 'typescript';
import { forStudents, MOST_FINDINGS } from '@/lib/sandbox/type-options';
import { SOURCE } from './host';

/** Something that TypeScript says about a place; `to` may equal `from`. */
export interface Finding {
  from: number;
  to: number;
  code: number;
  message: string;
  /** `syntax` cannot be read at all; `type` is advice. */
  kind: 'syntax' | 'type';
}

/** The same findings, in the same order, as the check on the server prints: types count once the syntax is right. */
export function findingsIn(service: ts.LanguageService): Finding[] {
  const syntax = service.getSyntacticDiagnostics(SOURCE);
  const kind = syntax.length > 0 ? 'syntax' : 'type';
  const found = syntax.length > 0 ? syntax : service.getSemanticDiagnostics(SOURCE);
  return ts
    .sortAndDeduplicateDiagnostics(found)
    .slice(0, MOST_FINDINGS)
    .map(({ start = 0, length = 0, code, messageText }) => ({
      from: start,
      to: start + length,
      code,
      message: forStudents(ts.flattenDiagnosticMessageText(messageText, '\n')),
      kind,
    }));
}
