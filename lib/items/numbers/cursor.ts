/** A text that is read from left to right. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** What stands next, if it looks like that (a sticky pattern), and steps over it. */
export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found) cursor.at = pattern.lastIndex;
  return found;
}

export function isAtEnd({ text, at }: Cursor): boolean {
  return at === text.length;
}

export function sees(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  return pattern.test(cursor.text);
}
