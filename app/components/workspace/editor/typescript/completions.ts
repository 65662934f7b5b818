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

/** What a library exports for its own packages: `_private`, `backend_util`, and the names of kernels, constants such as `MatMul`. */
function isInternal(name: string, flags: ts.SymbolFlags): boolean {
  if (name.startsWith('_') || /_(util|utils|impls)$/.test(name)) return true;
  return (flags & ts.SymbolFlags.Variable) !== 0 && /^[A-Z]\w*[a-z]/.test(name);
}

/** What the members of the expression before a place are, where it names a module; re-exported names as what they stand for. */
function membersAt(service: ts.LanguageService, position: number): Map<string, ts.SymbolFlags> {
  const program = service.getProgram();
  const file = program?.getSourceFile(SOURCE);
  if (!program || !file) return new Map();
  const checker = program.getTypeChecker();
  let owner: ts.Expression | null = null;
  const visit = (node: ts.Node): void => {
    if (position < node.pos || position > node.end) return;
    if (ts.isPropertyAccessExpression(node) && node.expression.end < position) owner = node.expression;
    ts.forEachChild(node, visit);
  };
  visit(file);
  const symbol = owner && checker.getSymbolAtLocation(owner);
  if (!symbol) return new Map();
  const meant = (one: ts.Symbol) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one);
  const target = meant(symbol);
  if (!(target.flags & ts.SymbolFlags.Module)) return new Map();
  return new Map(checker.getExportsOfModule(target).map((one) => [one.name, meant(one).flags]));
}

/** A group of functions, such as `math` and `image` of tfjs, beside the functions themselves. */
const isGroup = (flags: ts.SymbolFlags) =>
  (flags & ts.SymbolFlags.Module) !== 0 && (flags & ts.SymbolFlags.Function) === 0;

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
  const members = found.isMemberCompletion ? membersAt(service, position) : new Map<string, ts.SymbolFlags>();
  const options = found.entries
    .filter(({ name, kind }) => kind !== ts.ScriptElementKind.warning && !unwanted.has(name))
    .filter(({ name }) => !(found.isMemberCompletion && isInternal(name, members.get(name) ?? 0)))
    .map(({ name, kind, sortText }): CompletionOption => {
      const far = sortText >= '15' || isGroup(members.get(name) ?? 0);
      return { name, kind, rank: far ? 'far' : 'near' };
    });
  const span = found.entries.find(({ replacementSpan }) => replacementSpan)?.replacementSpan;
  return { from: span?.start ?? position - before.length, options };
}

/** The type and the documentation of one option. */
export function describeCompletion(service: ts.LanguageService, position: number, name: string): Description | null {
  const details = service.getCompletionEntryDetails(SOURCE, position, name, undefined, undefined, undefined, undefined);
  return details ? describe(details.displayParts, details.documentation, details.tags) : null;
}
