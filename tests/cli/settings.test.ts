import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { env, parseEnv } from '@/lib/env';
import { run, temporary } from './programs';

const hasModes = process.platform !== 'win32';
if (!hasModes) console.log('\n*** SKIPPED: who may read the database. This system has no modes of files. ***\n');

const PROGRAMS = [['main', 'doctor'], ['grader'], ['ensure-build'], ['build'], ['start']];

const refusal = (source: Record<string, string>) => {
  try {
    parseEnv(source);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return null;
};

describe('a setting that cannot be used is named, with what it takes:', () => {
  test.each([
    [{ SANDBOX_REQUIRE: 'ful' }, 'SANDBOX_REQUIRE=ful cannot be used: expected one of full, os-only, runtime-only.'],
    [{ PORT: 'abc' }, 'PORT=abc cannot be used: expected a whole number from 1 to 65535.'],
    [{ PORT: '' }, 'PORT= cannot be used: expected a whole number from 1 to 65535.'],
    [{ SANDBOX_SLOTS: '1.5' }, 'SANDBOX_SLOTS=1.5 cannot be used: expected a whole number from 1 to 64.'],
    [{ HELDOUT_DATA: '' }, 'HELDOUT_DATA= cannot be used: expected the path of a folder.'],
    [
      { HELDOUT_URL: 'heldout' },
      'HELDOUT_URL=heldout cannot be used: expected an address such as https://heldout.example.org.',
    ],
  ])('%j', (source, sentence) => {
    expect(refusal(source)).toBe(sentence);
  });

  test('a secret is not repeated', () => {
    expect(refusal({ METRICS_TOKEN: 'too-short' })).toBe(
      'METRICS_TOKEN cannot be used: expected at least 16 characters.',
    );
  });

  test('all of them at once, a line for each', () => {
    expect(refusal({ PORT: '0', SANDBOX_SLOTS: '0' })?.split('\n')).toHaveLength(2);
  });
});

describe('a misspelt name is told, and which one was meant:', () => {
  test.each([
    ['SANDBOX_REQIRE', 'SANDBOX_REQUIRE'],
    ['HELDOUT_DTA', 'HELDOUT_DATA'],
    ['HELDOUT_COURSE', 'HELDOUT_COURSES'],
    ['HEDLOUT_URL', 'HELDOUT_URL'],
    ['SUBMISSIONS_PER_HUOR', 'SUBMISSIONS_PER_HOUR'],
    ['heldout_data', 'HELDOUT_DATA'],
  ])('%s', (name, meant) => {
    expect(refusal({ [name]: 'x' })).toContain(`There is no setting ${name}; it is called ${meant}.`);
  });

  test('names of other programs are left alone', () => {
    const others = ['IS_SANDBOX', 'SANDBOX_ID', 'HELDOUT_SERVICE_HOST', 'HELDOUT_PORT', 'POST', 'LOG_LEVELS', 'DATA'];
    expect(refusal(Object.fromEntries(others.map((name) => [name, 'x'])))).toBeNull();
  });
});

const oneSentence = (text: string) => {
  expect(text.trim().split('\n')).toHaveLength(1);
  expect(text).not.toMatch(/\n\s+at /);
};

describe('every program says so in a sentence, and ends with 2:', () => {
  test.each(PROGRAMS)('%s: a misspelt setting', async (...words) => {
    const { code, err } = await run(words, { HELDOUT_DATA: temporary(), SANDBOX_REQIRE: 'full' });
    expect(err).toContain('it is called SANDBOX_REQUIRE');
    oneSentence(err);
    expect(code).toBe(2);
  });

  test.each([['main', 'doctor'], ['start']])('%s: a data folder that is a file', async (...words) => {
    const file = path.join(temporary(), 'data');
    writeFileSync(file, 'mine');
    const { code, err } = await run(words, { HELDOUT_DATA: file });
    expect(err).toBe(`HELDOUT_DATA, the folder ${file}, cannot be used: it, or a part of its path, is a file.\n`);
    expect(code).toBe(2);
  });

  test.runIf(process.platform === 'linux')('a data folder that cannot be made', async () => {
    const { code, err } = await run(['main', 'doctor'], { HELDOUT_DATA: '/proc/heldout' });
    expect(err).toContain('HELDOUT_DATA, the folder /proc/heldout, cannot be used: ');
    oneSentence(err);
    expect(code).toBe(2);
  });

  test.runIf(process.platform === 'linux')('the same, of a server for development', () => {
    const boot = "import('./app/server/boot.ts').then(({ boot }) => boot())";
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', boot], {
      cwd: env().projectRoot,
      env: { PATH: process.env.PATH, NODE_ENV: 'development', LOG_LEVEL: 'silent', HELDOUT_DATA: '/proc/heldout' },
      encoding: 'utf8',
    });
    expect(stderr).toMatch(
      /^Heldout could not start\.\nHELDOUT_DATA, the folder \/proc\/heldout, cannot be used: [^\n]+\n$/,
    );
    expect(status).toBe(2);
  });

  test('a folder of courses that is not there', async () => {
    const { code, err } = await run(['main', 'check'], { HELDOUT_DATA: temporary(), HELDOUT_COURSES: '/nowhere' });
    expect(err).toBe('HELDOUT_COURSES, the folder of courses /nowhere, cannot be read: it does not exist.\n');
    expect(code).toBe(2);
  });

  test('a file that is no database', async () => {
    const data = temporary();
    writeFileSync(path.join(data, 'heldout.sqlite'), 'a text of some length, which is no database at all');
    const { code, err } = await run(['grader'], { HELDOUT_DATA: data });
    expect(err).toContain(`${path.join(data, 'heldout.sqlite')} is not a database.`);
    oneSentence(err);
    expect(code).toBe(2);
  });
});

describe('the database file', () => {
  const file = () => path.join(temporary(), 'deep', 'heldout.sqlite');

  test('of another program is left as it is', () => {
    const other = path.join(temporary(), 'heldout.sqlite');
    const client = new SqliteDatabase(other);
    client.exec('create table notes (text)');
    expect(() => openDatabase(other)).toThrow(/is the database of another program/);
    expect(client.prepare('select name from sqlite_schema').pluck().all()).toEqual(['notes']);
  });

  test('of a later version is left as it is', () => {
    const later = file();
    const db = openDatabase(later);
    db.$client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('later', 9e12);
    db.$client.close();
    expect(() => openDatabase(later)).toThrow(/made by a later version of Heldout/);
  });

  test.skipIf(!hasModes)('is for its owner alone, and so is what stands beside it', () => {
    const own = file();
    const mode = (name: string) => statSync(name).mode & 0o777;
    const db = openDatabase(own);
    db.$client.exec('create table more (x)');
    expect([own, `${own}-wal`, `${own}-shm`].map(mode)).toEqual([0o600, 0o600, 0o600]);
    expect(mode(path.dirname(own))).toBe(0o700);
  });

  test.skipIf(!hasModes)('that others could read is closed to them', () => {
    const folder = temporary();
    mkdirSync(path.join(folder, 'deep'));
    const open = path.join(folder, 'deep', 'heldout.sqlite');
    writeFileSync(open, '', { mode: 0o644 });
    openDatabase(open);
    expect(statSync(open).mode & 0o777).toBe(0o600);
  });
});
