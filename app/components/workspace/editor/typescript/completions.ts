import ts from 'typescript';
import { type Description, describe } from './describe';
import { SOURCE } from './host';
import { siteNames } from './site-names';

export interface CompletionOption {
  name: string;
  kind: string;
  /** Names from the file and its types come before those of the language. */
  rank: 'near' | 'far';
}

export interface Completions {
  /** Where the text begins that an option replaces. */
  from: number;
  options: CompletionOption[];
}

const PREFERENCES: ts.GetCompletionsAtPositionOptions = {
  includeCompletionsForModuleExports: false,
  includeCompletionsWithInsertText: false,
};

/**
 * What may stand at a place. Unasked, there is an answer only where a word, a member or a quoted word has begun.
 */
export function completionsAt(service: ts.LanguageService, position: number, asked: boolean): Completions | null {
  const text = service.getProgram()?.getSourceFile(SOURCE)?.text ?? '';
  const before = /[\w$]*$/.exec(text.slice(Math.max(0, position - 200), position))?.[0] ?? '';
  const begun = before !== '' || /[.'"]$/.test(text.slice(0, position));
  if (!asked && !begun) return null;
  const found = service.getCompletionsAtPosition(SOURCE, position, PREFERENCES);
  if (!found) return null;
  const unwanted = found.isMemberCompletion ? new Set<string>() : siteNames(service);
  const options = found.entries
    .filter(({ name, kind }) => kind !== ts.ScriptElementKind.warning && !unwanted.has(name))
    .map(({ name, kind, sortText }): CompletionOption => ({ name, kind, rank: sortText < '15' ? 'near' : 'far' }));
  const span = found.entries.find(({ replacementSpan }) => replacementSpan)?.replacementSpan;
  return { from: span?.start ?? position - before.length, options };
}

/** The type and the documentation of one option. */
export function describeCompletion(service: ts.LanguageService, position: number, name: string): Description | null {
  const details = service.getCompletionEntryDetails(SOURCE, position, name, undefined, undefined, undefined, undefined);
  return details ? describe(details.displayParts, details.documentation, details.tags) : null;
}
