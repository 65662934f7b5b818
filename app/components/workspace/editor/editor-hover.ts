import { forEachDiagnostic } from '@codemirror/lint';
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { descriptionNode } from './editor-description';
import type { LanguageClient } from './typescript/client';
import type { Description } from './typescript/describe';

const setDescription = StateEffect.define<Tooltip | null>();

/** What was asked for by key; it goes with the next move. */
const described = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(setDescription)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/**
 * Tells the type under the pointer; by key, the type and the remarks at the cursor, which screen readers are told too. The
 * key once more goes into the text, to scroll it; Escape leaves it.
 */
export function descriptions(language: LanguageClient): Extension {
  const hover = hoverTooltip(
    async (view, position) => {
      if (!language.ready) return null;
      const found = await language.ask('describe', view.state.doc.toString(), position);
      return found && { pos: found.from, end: found.to, above: true, create: () => ({ dom: scrollable(found) }) };
    },
    { hoverTime: 400 },
  );

  async function tell(view: EditorView): Promise<void> {
    const { state } = view;
    const position = state.selection.main.head;
    const found = await language.ask('describe', state.doc.toString(), position);
    const remarks = remarksAt(state, position);
    if (view.state.doc !== state.doc || (!found && remarks.length === 0)) return;
    const signature = found?.signature.map(({ text }) => text).join('') ?? '';
    const [summary = ''] = found?.documentation.split('\n\n') ?? [];
    view.dispatch({
      effects: [
        setDescription.of({
          pos: found?.from ?? position,
          above: true,
          create: () => ({ dom: toldNode(view, remarks, found) }),
        }),
        EditorView.announce.of([...remarks, signature, summary].filter((part) => part !== '').join('. ')),
      ],
    });
  }

  const show = (view: EditorView) => {
    if (view.state.field(described)) view.dom.querySelector<HTMLElement>('.cm-told')?.focus();
    else void tell(view);
    return true;
  };
  return [
    hover,
    described,
    keymap.of([
      { key: 'F1', run: show, preventDefault: true },
      { key: 'Mod-Shift-Space', run: show, preventDefault: true },
      { key: 'Escape', run: hide },
    ]),
  ];
}

function hide(view: EditorView): boolean {
  if (view.state.field(described) === null) return false;
  view.dispatch({ effects: setDescription.of(null) });
  return true;
}

/** Long texts scroll, and what scrolls can be reached by keyboard. */
function scrollable(description: Description): HTMLElement {
  const node = descriptionNode(description);
  node.tabIndex = 0;
  return node;
}

function toldNode(view: EditorView, remarks: string[], description: Description | null): HTMLElement {
  const node = document.createElement('div');
  node.className = 'cm-told';
  node.tabIndex = 0;
  for (const message of remarks) {
    const remark = node.appendChild(document.createElement('p'));
    remark.className = 'cm-diagnostic cm-diagnostic-info';
    remark.textContent = message;
  }
  if (description) node.append(descriptionNode(description));
  node.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    hide(view);
    view.focus();
  });
  return node;
}

function remarksAt(state: EditorState, position: number): string[] {
  const remarks: string[] = [];
  forEachDiagnostic(state, ({ message }, from, to) => {
    if (from <= position && position <= to) remarks.push(message);
  });
  return remarks;
}
