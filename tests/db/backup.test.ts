import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { backUp } from '@/lib/db/backup';
import { takeLock } from '@/lib/db/lock';
import { openDatabase } from '@/lib/db/open';
import { restore } from '@/lib/db/restore';
import { drafts, users } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { refusal } from '../attempts/class';

const base = mkdtempSync(path.join(tmpdir(), 'heldout-backup-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const KEYS = ['secret', 'receipt-key.pem'];
const NOW = Date.UTC(2026, 10, 1, 12);
let count = 0;

/** A data folder with a person, some drafts and a key. */
function installation() {
  const folder = mkdtempSync(path.join(base, 'data-'));
  const file = path.join(folder, 'heldout.sqlite');
  const db = openDatabase(file);
  db.insert(users).values({ id: 'ada', name: 'Ada', email: 'ada@example.org' }).run();
  for (let i = 0; i < 50; i++)
    db.insert(drafts)
      .values({ userId: 'ada', key: `k${i}`, content: 'x', updatedAt: i })
      .run();
  writeFileSync(path.join(folder, 'secret'), 'of this installation');
  return { folder, file, db };
}

const place = (folder: string) => ({
  folder,
  database: path.join(folder, 'heldout.sqlite'),
  migrationsFolder: path.join(env().projectRoot, 'drizzle'),
  keys: KEYS,
});

async function backedUp({ folder, db }: ReturnType<typeof installation>): Promise<string> {
  count += 1;
  const file = path.join(base, `backup-${count}`);
  await backUp(db.$client, file, { folder, names: KEYS }, NOW);
  return file;
}

/** Every row of every table, and the shape, as text. */
function contents(file: string): Record<string, unknown> {
  const client = new SqliteDatabase(file, { readonly: true });
  const shape = client.prepare('select type, name, sql from sqlite_schema order by name').all() as {
    type: string;
    name: string;
    sql: string;
  }[];
  const tables = shape.filter(({ type }) => type === 'table');
  const rows = tables.map(({ name, sql }) => {
    const number = /without rowid/i.test(sql) ? '' : 'rowid as row_id, ';
    return [name, client.prepare(`select ${number}* from "${name}"`).all()];
  });
  client.close();
  return { shape, ...Object.fromEntries(rows) };
}

test('what is restored equals what was backed up, row by row, the keys too', async () => {
  const from = installation();
  const backup = await backedUp(from);
  const folder = mkdtempSync(path.join(base, 'empty-'));
  const restored = await restore(backup, place(folder), false, NOW);
  expect(restored).toMatchObject({ madeAt: NOW, movedTo: null, rows: { users: 1, drafts: 50 } });
  expect(contents(path.join(folder, 'heldout.sqlite'))).toEqual(contents(from.file));
  expect(readFileSync(path.join(folder, 'secret'), 'utf8')).toBe('of this installation');
  for (const one of [backup, path.join(folder, 'heldout.sqlite'), path.join(folder, 'secret')]) {
    expect(statSync(one).mode & 0o777, one).toBe(0o600);
  }
  expect(openDatabase(path.join(folder, 'heldout.sqlite')).select().from(drafts).all()).toHaveLength(50);
});

test('a backup taken while another process writes is of one moment', async () => {
  const from = installation();
  // Two rows in each transaction: a copy from the middle of one would have one of them alone.
  const writer = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import Database from 'better-sqlite3';
     const db = new Database(${JSON.stringify(from.file)}, { timeout: 5000 });
     const put = db.prepare("insert into drafts (user_id, key, content, updated_at) values ('ada', ?, ?, 1)");
     const both = db.transaction((i) => { put.run('left' + i, 'y'.repeat(3000)); put.run('right' + i, 'y'.repeat(3000)); });
     for (let i = 0; ; i++) { both(i); if (i === 20) console.log('writing'); }`,
  ]);
  try {
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    const sizes: number[] = [];
    for (let i = 0; i < 3; i++) {
      const folder = mkdtempSync(path.join(base, 'loaded-'));
      await restore(await backedUp(from), place(folder), false, NOW);
      const client = new SqliteDatabase(path.join(folder, 'heldout.sqlite'));
      const pairs = (side: string) =>
        client.prepare(`select count(*) from drafts where key like '${side}%'`).pluck().get();
      expect(pairs('left')).toBe(pairs('right'));
      sizes.push(pairs('left') as number);
      client.close();
    }
    expect(sizes[0]).toBeGreaterThan(20);
    expect(sizes[2], 'writing went on all the while').toBeGreaterThan(sizes[0] as number);
  } finally {
    writer.kill('SIGKILL');
  }
}, 60_000);

test('a backup replaces no file, and leaves none behind when it fails', async () => {
  const from = installation();
  const taken = path.join(base, 'taken');
  writeFileSync(taken, 'mine');
  const write = (file: string) => backUp(from.db.$client, file, { folder: from.folder, names: KEYS }, NOW);
  await expect(write(taken)).rejects.toThrow(refusal('conflict', 'backup-exists'));
  expect(readFileSync(taken, 'utf8')).toBe('mine');
  await expect(write(path.join(base, 'no', 'folder'))).rejects.toThrow(refusal('invalid', 'backup-unwritable'));
  expect(readdirSync(base).filter((name) => name.includes('.part'))).toEqual([]);
});

test('data that are there stay, unless they may be replaced, and then they are moved aside', async () => {
  const backup = await backedUp(installation());
  const there = installation();
  there.db.insert(users).values({ id: 'bob', name: 'Bob', email: 'bob@example.org' }).run();
  await expect(restore(backup, place(there.folder), false, NOW)).rejects.toThrow(refusal('conflict', 'data-exist'));
  await expect(restore(backup, place(there.folder), true, NOW), 'somebody uses it').rejects.toThrow(
    refusal('conflict', 'database-in-use'),
  );
  there.db.$client.close();
  const { movedTo } = await restore(backup, place(there.folder), true, NOW);
  const users_ = (file: string) => (contents(file).users as { id: string }[]).map(({ id }) => id);
  expect(users_(there.file)).toEqual(['ada']);
  expect(users_(path.join(movedTo ?? '', 'heldout.sqlite'))).toEqual(['ada', 'bob']);
  expect(readFileSync(path.join(movedTo ?? '', 'secret'), 'utf8')).toBe('of this installation');
});

test('nothing is restored under a running server', async () => {
  const backup = await backedUp(installation());
  const folder = mkdtempSync(path.join(base, 'served-'));
  const letGo = takeLock(path.join(folder, 'server.lock'));
  await expect(restore(backup, place(folder), true, NOW)).rejects.toThrow(refusal('conflict', 'served-already'));
  letGo?.();
  expect(existsSync(path.join(folder, 'heldout.sqlite'))).toBe(false);
});

test('what is no backup, or no longer a whole one, is refused before anything is changed', async () => {
  const from = installation();
  const folder = mkdtempSync(path.join(base, 'untouched-'));
  const attempt = (file: string) => restore(file, place(folder), true, NOW);
  const text = path.join(base, 'text');
  writeFileSync(text, 'a letter');
  await expect(attempt(text)).rejects.toThrow(refusal('invalid', 'backup-unreadable'));
  await expect(attempt(path.join(base, 'missing'))).rejects.toThrow(refusal('invalid', 'backup-unreadable'));
  await expect(attempt(from.file), 'a database that is no backup').rejects.toThrow(
    refusal('invalid', 'backup-unreadable'),
  );

  const changed = async (statement: string) => {
    const file = await backedUp(from);
    const client = new SqliteDatabase(file);
    client.exec(statement);
    client.close();
    return file;
  };
  await expect(attempt(await changed("delete from drafts where key = 'k7'"))).rejects.toThrow(
    /drafts has 49 rows instead of 50/,
  );
  await expect(attempt(await changed("pragma foreign_keys = off; update drafts set user_id = 'x'"))).rejects.toThrow(
    /points to nothing in users/,
  );
  await expect(attempt(await changed('update __drizzle_migrations set created_at = 9e15'))).rejects.toThrow(
    /later version of Heldout/,
  );
  const torn = await backedUp(from);
  writeFileSync(torn, readFileSync(torn).subarray(0, 20_000));
  await expect(attempt(torn)).rejects.toThrow(refusal('invalid', expect.stringMatching(/^backup-/)));
  expect(readdirSync(folder).filter((name) => name !== 'server.lock')).toEqual([]);
});
