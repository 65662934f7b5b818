import type { Element, ElementContent } from 'xast';
import { attribute, escapeText } from './xml';

export const INTERACTION = /^qti-.*-interaction$/;

/** Boxes that stand in a text. */
const IN_TEXT = new Set(['qti-text-entry-interaction', 'qti-inline-choice-interaction']);

/** Several boxes in a text, or one that we wrote as a gap. */
export function isGapText(interactions: Element[]): boolean {
  const named = interactions.some((one) => attribute(one, 'response-identifier')?.startsWith('gap-'));
  return (interactions.length > 1 || named) && interactions.every(({ name }) => IN_TEXT.has(name));
}

/**
 * What stands in an item's body as HTML: without boxes and feedback, with the values of its variables, and with `[[id]]` where a
 * box is a gap.
 */
export function qtiHtml(
  nodes: readonly ElementContent[],
  values: ReadonlyMap<string, readonly (number | string)[]>,
  gaps: ReadonlyMap<Element, string>,
): string {
  return nodes
    .map((node): string => {
      if (node.type === 'text' || node.type === 'cdata') return escapeText(node.value);
      if (node.type !== 'element') return '';
      if (node.name === 'qti-printed-variable')
        return escapeText(String(values.get(attribute(node, 'identifier') ?? '') ?? ''));
      const gap = gaps.get(node);
      if (gap !== undefined) return `[[${gap}]]`;
      if (INTERACTION.test(node.name) || node.name.startsWith('qti-feedback')) return '';
      const inside = qtiHtml(node.children, values, gaps);
      if (node.name.startsWith('qti-')) return inside;
      const attributes = Object.entries(node.attributes).map(
        ([key, value]) => ` ${key}="${escapeText(String(value)).replaceAll('"', '&quot;')}"`,
      );
      return /^(br|hr|img|col)$/.test(node.name)
        ? `<${node.name}${attributes.join('')}>`
        : `<${node.name}${attributes.join('')}>${inside}</${node.name}>`;
    })
    .join('');
}
