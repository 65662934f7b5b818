import path from 'node:path';
import { KEY_FILES } from '../data-folder';
import { backUp } from '../db/backup';
import { database, databaseFile } from '../db/open';
import { restore as restoreData } from '../db/restore';
import { env } from '../env';
import { EXIT } from './enter';

const KEYS = Object.values(KEY_FILES);

const say = (line: string) => void process.stdout.write(`${line}\n`);

const sum = (rows: Record<string, number>) => {
  const tables = Object.keys(rows).length;
  return `${Object.values(rows).reduce((all, one) => all + one, 0)} rows in ${tables} tables`;
};

export async function backup(file: string): Promise<number> {
  const keys = { folder: env().dataFolder, names: KEYS };
  const { rows } = await backUp(database().$client, path.resolve(file), keys, Date.now());
  say(`${file}: ${sum(rows)}, checked. It holds this installation's keys: whoever reads it can act as anybody here.`);
  return EXIT.done;
}

export async function restore(file: string, options: { replace?: boolean }): Promise<number> {
  const { dataFolder, projectRoot } = env();
  const to = {
    folder: dataFolder,
    database: databaseFile(),
    migrationsFolder: path.join(projectRoot, 'drizzle'),
    keys: KEYS,
  };
  const { rows, madeAt, movedTo } = await restoreData(path.resolve(file), to, options.replace ?? false, Date.now());
  say(`Restored to ${dataFolder} as of ${new Date(madeAt).toISOString()}: ${sum(rows)}, checked.`);
  if (movedTo) say(`What was there before is in ${movedTo}; remove it when you no longer need it.`);
  return EXIT.done;
}
