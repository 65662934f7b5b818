/** One place in which two versions of a question differ. */
export interface Difference {
  /** Where: fields, with the ids of options and the like. */
  path: string;
  /** As JSON, short; null where there is nothing. */
  before: string | null;
  after: string | null;
}

const LONGEST = 60;

/** Where two versions differ, leaf by leaf, in the order in which they are written. Parts with an id are told by it. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  const [a, b] = [partsOf(before), partsOf(after)];
  if (a && b) {
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) =>
      differences(a.get(key), b.get(key), path === '' ? key : `${path}.${key}`),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ path, before: short(before), after: short(after) }];
}

function partsOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(value.map((one, i) => [typeof one?.id === 'string' ? one.id : String(i + 1), one]));
}

function short(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
