import type { Description } from './typescript/describe';

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** A type and what its declaration says, as the page shows it beside the code. */
export function descriptionNode({ signature, documentation }: Description): HTMLElement {
  const node = element('div', 'cm-description');
  const type = element('code', 'cm-description-signature');
  type.append(...signature.map(({ text, kind }) => element('span', `cm-piece-${kind}`, text)));
  node.append(type);
  if (documentation) node.append(proseNode(documentation));
  return node;
}

/** The same with the first paragraph only: short enough to be read beside a list, without scrolling. */
export function briefDescriptionNode({ signature, documentation }: Description): HTMLElement {
  return descriptionNode({ signature, documentation: documentation.split(/\n\s*\n|^\s*```/m, 1)[0] ?? '' });
}

/** Comments are written in a little Markdown: fenced code, `code`, links, stress. */
function proseNode(prose: string): HTMLElement {
  const node = element('div', 'cm-description-prose');
  const parts = prose.split(/^\s*```.*$/m);
  parts.forEach((part, at) => {
    if (part.trim() === '') return;
    if (at % 2 === 1) node.append(element('pre', '', part.replace(/^\n|\s+$/g, '')));
    else for (const paragraph of part.trim().split(/\n\s*\n/)) node.append(paragraphNode(paragraph));
  });
  return node;
}

function paragraphNode(paragraph: string): HTMLElement {
  const node = element('p', '');
  const plain = paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('**', '');
  plain.split('`').forEach((piece, at) => {
    node.append(at % 2 === 1 ? element('code', '', piece) : piece);
  });
  return node;
}
