'use client';

import { isolateHistory } from '@codemirror/commands';
import type { Diagnostic } from '@codemirror/lint';
import { EditorSelection, type Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { findAgain, mark } from './editor-findings';
import { codeBasics, writable } from './editor-setup';
import { whenIdle } from './idle';
import { type LanguageClient, languageClient } from './typescript/client';

/** Something to say about a place in the source; lines and columns count from 1. */
export interface Mark {
  line: number;
  column: number;
  severity: 'error' | 'info';
  message: string;
}

/** What became of a wish to have the source formatted. */
export type Formatting = 'formatted' | 'unchanged' | 'unreadable' | 'unavailable';

/** What the page may ask of the editor. */
export interface EditorHandle {
  read(): string;
  /** One change: undo brings back what was there. */
  replace(text: string): void;
  goTo(line: number, column: number): void;
  mark(marks: Mark[]): void;
  format(): Promise<Formatting>;
}

interface CodeEditorProps {
  initial: string;
  /** The types of the `challenge` module. */
  declarations: string;
  label: string;
  /** The id of the note on how to leave the editor by keyboard. */
  describedBy: string;
  locale: string;
  onChange: (text: string) => void;
  /** Called once the editor can be used, and with null when it is gone. */
  onReady: (handle: EditorHandle | null) => void;
}

function offsetOf(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(found.to, found.from + Math.max(0, column - 1));
}

function toDiagnostic(doc: Text, { line, column, severity, message }: Mark): Diagnostic {
  const from = offsetOf(doc, line, column);
  const rest = doc.sliceString(from, doc.lineAt(from).to);
  // The word at the place, or one character: a mark of no width cannot be seen.
  const length = /^[\w$]+/.exec(rest)?.[0].length ?? Math.min(1, rest.length);
  return { from, to: from + length, severity, message };
}

function handleOf(view: EditorView, language: LanguageClient): EditorHandle {
  return {
    read: () => view.state.doc.toString(),
    replace(text) {
      const { doc, selection } = view.state;
      view.dispatch({
        changes: { from: 0, to: doc.length, insert: text },
        selection: EditorSelection.cursor(Math.min(selection.main.head, text.length)),
        annotations: isolateHistory.of('full'),
        scrollIntoView: true,
      });
    },
    goTo(line, column) {
      const at = offsetOf(view.state.doc, line, column);
      view.dispatch({
        selection: EditorSelection.cursor(at),
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
      });
      view.focus();
    },
    mark(marks) {
      mark(
        view,
        marks.map((one) => toDiagnostic(view.state.doc, one)),
      );
    },
    async format() {
      const { doc } = view.state;
      const edits = await language.ask('format', doc.toString());
      if (!edits || view.state.doc !== doc) return 'unavailable';
      if (edits === 'unreadable') return edits;
      if (edits.length === 0) return 'unchanged';
      view.dispatch({ changes: edits, annotations: isolateHistory.of('full'), userEvent: 'format' });
      return 'formatted';
    },
  };
}

/** CodeMirror, made once; its text is its own, and the page asks for it through the handle. */
export default function CodeEditor(props: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const first = useRef(props);

  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const { initial, declarations, label, describedBy, locale, onChange, onReady } = first.current;
    const language = languageClient(declarations, locale);
    const view = new EditorView({
      parent,
      doc: initial,
      extensions: [
        codeBasics(locale, { 'aria-label': label, 'aria-describedby': describedBy, tabindex: '0' }),
        writable(language, onChange),
      ],
    });
    onReady(handleOf(view, language));
    // Nobody waits for TypeScript to be able to type.
    const forgetIt = whenIdle(() => {
      void language.open().then((ready) => ready && findAgain(view));
    });
    return () => {
      forgetIt();
      onReady(null);
      language.close();
      view.destroy();
    };
  }, []);

  return <div ref={place} className="h-full min-h-0" />;
}
