import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';

/** More than the product has queries; lists of placeholders make a few texts of one. */
const MOST_KEPT = 500;

/**
 * Keeps the compiled statements of a connection by their text: the query builder asks for the same ones again and again,
 * and compiling one costs SQLite about as much as running it.
 */
export function keepStatements(client: Database): void {
  const prepare = client.prepare.bind(client);
  const kept = new LRUCache<string, Statement>({ max: MOST_KEPT });
  client.prepare = ((source: string) => {
    const known = kept.get(source);
    if (known && !known.busy) {
      // How rows are handed out is a property of the statement; the next user expects what a new one does.
      return known.reader ? known.raw(false) : known;
    }
    const statement = prepare(source);
    kept.set(source, statement);
    return statement;
  }) as typeof client.prepare;
}
