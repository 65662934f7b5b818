import { getTableColumns, type Placeholder, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './open';

/**
 * A query that is asked with every request: built once for each connection, since building its text costs more than SQLite
 * takes to run it. Within a transaction it is part of that, as everything on its connection is.
 */
export function prepared<Query extends object>(build: (db: Db) => Query): (db: Db) => Query {
  const built = new WeakMap<object, Query>();
  return (db) => {
    // A database and its transactions have one session, the connection's.
    const { session } = db as Db & { session: object };
    const known = built.get(session) ?? build(db);
    built.set(session, known);
    return known;
  };
}

/** A row whose every value is told when the query runs, by the names of its columns. JSON must not be null. */
export function placeholders<Table extends SQLiteTable, Left extends keyof Table['$inferInsert'] = never>(
  table: Table,
  ...left: Left[]
): { [Column in Exclude<keyof Table['$inferInsert'], Left>]-?: Placeholder<string> } {
  const names = Object.keys(getTableColumns(table)).filter((name) => !(left as string[]).includes(name));
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as never;
}
