import { inspect } from 'node-inspect-extracted';

const INDEX = '(index)';
const VALUES = 'Values';

const cell = (value: unknown): string => inspect(value, { depth: 0, maxArrayLength: 3, breakLength: Infinity });

/**
 * `console.table` as Node draws it: a row for each entry, a column for each key that an entry has, and one for entries that
 * are no objects.
 * @returns '' for what has no entries of its own, and is printed as it is.
 */
export function tableOf(data: unknown, columns?: string[]): string {
  if (typeof data !== 'object' || data === null) return '';
  const rows = data instanceof Map || data instanceof Set ? [...data.entries()] : Object.entries(data);
  const names = new Set<string>(columns ?? []);
  let hasValues = false;
  for (const [, row] of rows) {
    if (typeof row !== 'object' || row === null) hasValues = true;
    else if (!columns) for (const name of Object.keys(row)) names.add(name);
  }
  const head = [INDEX, ...names, ...(hasValues ? [VALUES] : [])];
  const body = rows.map(([index, row]) => {
    const entries = typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : null;
    const cells = [...names].map((name) => (entries && Object.hasOwn(entries, name) ? cell(entries[name]) : ''));
    return [String(index), ...cells, ...(hasValues ? [entries ? '' : cell(row)] : [])];
  });
  return draw(head, body);
}

function draw(head: string[], body: string[][]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...body.map((row) => (row[i] as string).length)) + 2);
  const line = (cells: string[]) => `│${cells.map((text, i) => ` ${text}`.padEnd(widths[i] as number)).join('│')}│`;
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => '─'.repeat(width)).join(middle)}${right}`;
  return [rule('┌', '┬', '┐'), line(head), rule('├', '┼', '┤'), ...body.map(line), rule('└', '┴', '┘')].join('\n');
}
