import { highlighter } from '../markdown/highlighter';

/** Colouring is for reading; a source made to be slow to colour is shown plain. */
const MOST_COLOURED = 60_000;
const LIMITS = { tokenizeMaxLineLength: 400, tokenizeTimeLimit: 100 };

/** A piece of a line, and its ink. */
export interface Piece {
  content: string;
  color?: string;
}

/** The lines of a source in the inks of the editor. On the server: the page is sent what it shows. */
export function colouredLines(source: string): Piece[][] {
  if (source.length > MOST_COLOURED) return source.split(/\r?\n/).map((content) => [{ content }]);
  const { tokens } = highlighter.codeToTokens(source, { lang: 'typescript', theme: 'heldout', ...LIMITS });
  return tokens.map((line) =>
    line.map(({ content, color }) => (color === undefined ? { content } : { content, color })),
  );
}
