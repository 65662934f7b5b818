import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MESSAGES } from '@/app/i18n/messages';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  );
}

const en = new Map(leaves(MESSAGES.en));
const fr = new Map(leaves(MESSAGES.fr));

/** Names of the values that a message takes: {name}, {count, plural, ...}. */
const argumentsOf = (message: string) =>
  [...new Set([...message.matchAll(/\{\s*(\w+)\s*(?=[,}])/g)].map((match) => match[1]))].sort();

test('every text is there in both languages', () => {
  expect([...fr.keys()].sort()).toEqual([...en.keys()].sort());
});

test('no text is empty', () => {
  expect([...en, ...fr].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('a percentage is written in one way in each language, and is not torn', () => {
  expect([...en].filter(([, text]) => /\d\s%/.test(text))).toEqual([]);
  expect([...fr].filter(([, text]) => /\d%|\d %/.test(text))).toEqual([]);
  expect([...fr].filter(([, text]) => / [?!:;»](\s|$)/.test(text))).toEqual([]);
});

test('both languages take the same values', () => {
  for (const [key, text] of en) expect(argumentsOf(fr.get(key) ?? ''), key).toEqual(argumentsOf(text));
});

test('every file of messages is one that pages can use', async () => {
  const folder = path.resolve(import.meta.dirname, '../../app/i18n');
  for (const locale of ['en', 'fr']) {
    const files = (await readdir(path.join(folder, locale))).map((file) => path.basename(file, '.json')).sort();
    expect(files).toEqual(Object.keys(MESSAGES.en).sort());
  }
});

/** The rooms that a request of a page reaches. */
const ROOMS = [
  'items',
  'catalog',
  'auth',
  'tokens',
  'lti',
  'assignments',
  'drafts',
  'attempts',
  'submissions',
  'regrades',
  'remarks',
  'review',
  'progress',
  'accounts',
  'gradebook',
];

test('every reason with which a room refuses a request is explained in both languages', async () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const files = (await readdir(path.join(root, 'lib'), { recursive: true })).filter(
    (file) => file.endsWith('.ts') && ROOMS.includes(file.split(path.sep)[0] ?? ''),
  );
  const reasons = new Set<string>();
  for (const file of files) {
    const source = readFileSync(path.join(root, 'lib', file), 'utf8');
    for (const match of source.matchAll(/new DomainError\(\s*'[\w-]+',\s*'([\w-]+)'/g)) reasons.add(match[1] ?? '');
    // What is not read of an answer is asked for again by one function.
    for (const match of source.matchAll(/\bask\(\s*'([\w-]+)'/g)) reasons.add(`answer-${match[1]}`);
  }
  expect(reasons).toContain('answer-two-readings');
  expect(reasons.size).toBeGreaterThan(10);
  expect([...reasons].filter((reason) => !en.has(`errors.${reason}`))).toEqual([]);
});
