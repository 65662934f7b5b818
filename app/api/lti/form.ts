import { type Asked, readBody } from '../body';

/** The fields of a form, or of an address; each once. */
export async function readFields(asked: Asked): Promise<Record<string, string>> {
  const text = asked.method === 'POST' ? (await readBody(asked)).toString('utf8') : new URL(asked.url).search;
  return Object.fromEntries(new URLSearchParams(text));
}
