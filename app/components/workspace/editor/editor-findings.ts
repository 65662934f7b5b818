import { type Diagnostic, forceLinting, linter } from '@codemirror/lint';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { LanguageClient } from './typescript/client';

const WAIT_MS = 400;

const setMarks = StateEffect.define<Diagnostic[]>();
const lookAgain = StateEffect.define<null>();

/** What the page has to say about places of the source; the places move with the text. */
const marksField = StateField.define<Diagnostic[]>({
  create: () => [],
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return effect.value;
    if (!transaction.docChanged || marks.length === 0) return marks;
    const { changes } = transaction;
    return marks.map((mark) => ({ ...mark, from: changes.mapPos(mark.from, 1), to: changes.mapPos(mark.to, -1) }));
  },
});

/**
 * Marks what TypeScript finds, at each pause in typing, together with the page's own marks. Advice on types that the
 * verdict gave too is shown once, as TypeScript gives it now.
 */
export function findings(language: LanguageClient): Extension {
  const source = async (view: EditorView): Promise<Diagnostic[]> => {
    const text = view.state.doc.toString();
    const found = (language.ready && (await language.ask('findings', text))) || [];
    const own = found.map(({ from, to, message, kind }): Diagnostic => {
      // A mark of no width cannot be seen.
      const end = Math.min(Math.max(to, from + 1), text.length);
      return { from, to: end, message, severity: kind === 'syntax' ? 'error' : 'info' };
    });
    const marks = view.state.field(marksField).filter(({ severity }) => severity === 'error' || !language.ready);
    return [...marks, ...own].sort((a, b) => a.from - b.from);
  };
  const again = (effects: readonly StateEffect<unknown>[]) =>
    effects.some((effect) => effect.is(setMarks) || effect.is(lookAgain));
  return [
    marksField,
    linter(source, {
      delay: WAIT_MS,
      needsRefresh: ({ transactions }) => transactions.some(({ effects }) => again(effects)),
    }),
  ];
}

export function mark(view: EditorView, marks: Diagnostic[]): void {
  view.dispatch({ effects: setMarks.of(marks) });
  forceLinting(view);
}

/** For when TypeScript has come. */
export function findAgain(view: EditorView): void {
  view.dispatch({ effects: lookAgain.of(null) });
  forceLinting(view);
}
