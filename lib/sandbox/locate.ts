import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { RunError } from './job';

export interface Place {
  /** In the student's own file, from 1; null when the error does not point into it. */
  line: number | null;
  column: number | null;
  /** The error's message and the calls that led to it, as places of the student's file. */
  stack: string | null;
}

/** As V8 writes a frame, `at train (student.js:3:9)`, and as Firefox and Safari do, `train@student.js:3:9`. */
const FRAME = /^(?:\s*at (?:(.*?) \()?|(?:async\*)?(.*?)@)student\.js:(\d+):(\d+)\)?$/;

/** What engines call functions that have no name. */
const NAMELESS = /^(?:eval|<anonymous>|anonymous|.*\/<)$/;

/** Translates the places of an error from compiled code to the student's file. Nothing of this machine is in it. */
export function locate({ map }: { map: string }, { thrown, stack }: Pick<RunError, 'thrown' | 'stack'>): Place {
  const trace = new TraceMap(map);
  const frames = (stack ?? '').split('\n').flatMap((text) => {
    const [, inV8, elsewhere, row, place] = FRAME.exec(text) ?? [];
    if (!row || !place) return [];
    const { line, column } = originalPositionFor(trace, { line: Number(row), column: Number(place) - 1 });
    const name = inV8 ?? elsewhere ?? '';
    return line === null ? [] : [{ name: NAMELESS.test(name) ? '' : name, line, column: column + 1 }];
  });
  const calls = frames.map(
    ({ name, line, column }) => `    at ${name ? `${name} ` : ''}(line ${line}, column ${column})`,
  );
  const lines = [...(thrown ? [thrown] : []), ...calls];
  const [first] = frames;
  return {
    line: first?.line ?? null,
    column: first?.column ?? null,
    stack: lines.length > 0 ? lines.join('\n') : null,
  };
}
