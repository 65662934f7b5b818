import type { Element, Node, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { DomainError } from '../errors';

/** How large a file may be, packed or not, in bytes. */
export const MOST_BYTES = 20_000_000;

const DEEPEST = 200;

/**
 * Parses XML. Entities that the file declares itself are never expanded, and what lies outside the file is never read.
 * @throws DomainError invalid 'import-unreadable', with line and column
 */
export function parseXml(text: string, file: string): Element {
  const refuse = (why: string): never => {
    throw new DomainError('invalid', 'import-unreadable', `${file} is not XML that can be read: ${why}`);
  };
  if (/<!ENTITY/i.test(text)) refuse('it declares entities of its own, which are not expanded here.');
  if (depthOf(text) > DEEPEST) refuse(`its elements stand more than ${DEEPEST} deep in each other.`);
  let root: Root;
  try {
    root = fromXml(text.replace(/^\uFEFF/, '').trimStart());
  } catch (error) {
    const { line, column, cause } = error as { line?: number; column?: number; cause?: Error };
    const why = cause?.message.split('\n')[0]?.replace(/ \(line.*$/, '') ?? 'it is not well-formed.';
    const place = line === undefined ? '' : ` (line ${line}, column ${column})`;
    return refuse(`${why}${place}`);
  }
  const element = root.children.find((node): node is Element => node.type === 'element');
  return element ?? refuse('it has no element.');
}

/** How deep elements stand in each other at most, at a glance: parsers call themselves once for each. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [tag] of text.replace(/<!\[CDATA\[.*?\]\]>|<!--.*?-->/gs, '').matchAll(/<[^!?][^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

export const lineOf = (node: Node) => node.position?.start.line ?? 1;

/** Child elements, of one name where one is given. */
export function elements(parent: Element, name?: string): Element[] {
  return parent.children.filter(
    (node): node is Element => node.type === 'element' && (name === undefined || node.name === name),
  );
}

export function element(parent: Element, name: string): Element | null {
  return elements(parent, name)[0] ?? null;
}

/** All elements of a name, however deep. */
export function descendants(parent: Element, name: string): Element[] {
  return elements(parent).flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)]);
}

export function textIn(node: Element | null): string {
  if (!node) return '';
  return node.children
    .map((child) => {
      if (child.type === 'text' || child.type === 'cdata') return child.value;
      return child.type === 'element' ? textIn(child) : '';
    })
    .join('');
}

export const attribute = (node: Element, name: string): string | null => node.attributes[name] ?? null;

/** Written by hand: what serializes xast leaves `]]>`, line ends and characters that XML has not as they are. */
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML has no place for
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export const escapeText = (text: string) =>
  text.replace(IMPOSSIBLE, '\ufffd').replace(/[&<>\r]/g, (sign) => ESCAPES[sign] ?? sign);
const escapeAttribute = (text: string) =>
  text.replace(IMPOSSIBLE, '\ufffd').replace(/[&<>"\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign);

/** An element as text. Children are XML already. */
export function xml(name: string, attributes: Record<string, string | number | null>, ...children: string[]): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${escapeAttribute(String(value))}"`,
  );
  const inside = children.join('');
  return `<${name}${written.join('')}${inside === '' ? '/>' : `>${inside}</${name}>`}`;
}
