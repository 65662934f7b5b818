import type { ElementContent, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** HTML, or the id of what is filled in there. */
export type GappedPiece = string | { blank: string };

type Cut = RootContent | { type: 'gap'; id: string };

const GAP = /\[\[([a-z0-9-]+)\]\]/;

const isGap = (piece: Cut) => piece.type === 'gap';

/** An emphasis around a gap becomes one before and one behind it. */
function cut(nodes: readonly RootContent[]): Cut[] {
  return nodes.flatMap((node): Cut[] => {
    if (node.type === 'text') {
      const parts = node.value.split(GAP);
      return parts.map((part, i) => (i % 2 === 1 ? { type: 'gap', id: part } : { type: 'text', value: part }));
    }
    const isFormula = node.type === 'element' && String(node.properties.className).includes('katex');
    if (node.type !== 'element' || isFormula) return [node];
    const inner = cut(node.children);
    if (!inner.some(isGap)) return [node];
    return inner.map((piece) => (piece.type === 'gap' ? piece : { ...node, children: [piece as ElementContent] }));
  });
}

/** What stands before, between and behind the places `[[id]]` of a text. */
export function piecesOf(nodes: readonly RootContent[]): GappedPiece[] {
  const pieces: GappedPiece[] = [];
  let between: RootContent[] = [];
  const close = () => {
    if (between.length > 0) pieces.push(toHtml({ type: 'root', children: between }));
    between = [];
  };
  for (const piece of cut(nodes)) {
    if (piece.type !== 'gap') between.push(piece);
    else {
      close();
      pieces.push({ blank: piece.id });
    }
  }
  close();
  return pieces.filter((piece) => piece !== '');
}
