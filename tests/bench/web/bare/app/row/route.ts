import SqliteDatabase from 'better-sqlite3';

// The least that an answer can cost with the same framework: a handler that reads one row.

export const dynamic = 'force-dynamic';

const db = new SqliteDatabase(process.env.BARE_DATABASE ?? ':memory:');
db.exec('create table if not exists rows (id integer primary key, word text)');
db.exec("insert or ignore into rows values (1, 'one')");
const select = db.prepare('select id, word from rows where id = 1');

export const GET = () => Response.json(select.get());
