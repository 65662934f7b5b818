import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { completionSource, snippetSource } from './editor-completion';
import { findings } from './editor-findings';
import { descriptions } from './editor-hover';
import { PHRASES } from './editor-phrases';
import { look } from './editor-theme';
import type { LanguageClient } from './typescript/client';

/** Style elements need the nonce of the document that is open, which is not the one of the latest navigation. */
function documentNonce(): string {
  return document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
}

/** What every view of code has: the language, the look, line numbers, an accessible name. */
export function codeBasics(locale: string, attributes: Record<string, string>): Extension[] {
  return [
    EditorView.cspNonce.of(documentNonce()),
    EditorState.phrases.of(PHRASES[locale] ?? {}),
    EditorState.tabSize.of(2),
    EditorView.contentAttributes.of({ spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off', ...attributes }),
    lineNumbers(),
    javascript({ typescript: true }),
    look,
  ];
}

/** Tab indents; after Escape it moves the focus, as the note under the editor says. */
export function writable(language: LanguageClient, onChange: (text: string) => void): Extension[] {
  return [
    history(),
    drawSelection(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false, override: [completionSource(language), snippetSource] }),
    descriptions(language),
    findings(language),
    search({ top: true }),
    highlightSelectionMatches(),
    lintGutter(),
    keymap.of([
      // Handing in is the page's key; the editor must not take it for a new line.
      { key: 'Mod-Shift-Enter', run: () => true },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
  ];
}

export const readOnly: Extension[] = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
