import ts from 'typescript';
import { SOURCE } from './host';

/** A piece of a signature, with the kind that decides its ink. */
export interface Piece {
  text: string;
  kind: 'keyword' | 'name' | 'type' | 'string' | 'number' | 'punctuation' | 'text';
}

export interface Description {
  signature: Piece[];
  /** Prose of the declaration: paragraphs, `code` and fenced code, as its authors wrote them. */
  documentation: string;
}

export interface PlacedDescription extends Description {
  from: number;
  to: number;
}

/** What stands at a place: its type and what its declaration says of it. Inside the brackets of a call, the call. */
export function describeAt(service: ts.LanguageService, position: number): PlacedDescription | null {
  const info = service.getQuickInfoAtPosition(SOURCE, position);
  if (!info?.displayParts?.length) return null;
  const { start, length } = info.textSpan;
  return { from: start, to: start + length, ...describe(info.displayParts, info.documentation, info.tags) };
}

export function describe(
  parts: readonly ts.SymbolDisplayPart[],
  documentation: readonly ts.SymbolDisplayPart[] = [],
  tags: readonly ts.JSDocTagInfo[] = [],
): Description {
  const prose = ts.displayPartsToString([...documentation]);
  const parameters = tags
    .filter(({ name, text }) => name === 'param' && text)
    .map(({ text }) => `- ${ts.displayPartsToString(text)}`);
  return {
    signature: withoutImport(parts).map(({ text, kind }) => ({ text, kind: KINDS[kind] ?? 'text' })),
    documentation: [prose, ...parameters].filter((part) => part.trim() !== '').join('\n\n'),
  };
}

/** Of an imported name only what it is, not that it is an alias and the statement it came by. */
function withoutImport(parts: readonly ts.SymbolDisplayPart[]): readonly ts.SymbolDisplayPart[] {
  if (parts[1]?.text !== 'alias') return parts;
  const end = parts.findIndex(({ text }, at) => text === '\n' && /^(?:import|export)$/.test(parts[at + 1]?.text ?? ''));
  const own = parts.slice(4, end < 0 ? undefined : end);
  return own.length > 0 ? own : parts;
}

const KINDS: Record<string, Piece['kind']> = {
  keyword: 'keyword',
  stringLiteral: 'string',
  numericLiteral: 'number',
  punctuation: 'punctuation',
  operator: 'punctuation',
  className: 'type',
  interfaceName: 'type',
  aliasName: 'type',
  enumName: 'type',
  typeParameterName: 'type',
  functionName: 'name',
  methodName: 'name',
  propertyName: 'name',
  localName: 'name',
  parameterName: 'name',
};
