import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

// Which room may import which. A room may always import itself.
const ROOMS: Record<string, string[]> = {
  ahead: [],
  errors: [],
  points: [],
  statistics: [],
  analytics: ['statistics'],
  text: [],
  env: ['errors'],
  'data-folder': ['errors', 'env'],
  log: ['env'],
  bundle: ['env'],
  db: ['errors', 'env', 'data-folder'],
  audit: ['db'],
  secrets: [],
  authoring: ['text', 'secrets'],
  training: ['env', 'bundle'],
  sandbox: ['text', 'errors', 'env', 'log', 'bundle', 'secrets', 'authoring', 'training'],
  items: ['text', 'points', 'errors', 'authoring'],
  judging: ['text', 'env', 'bundle', 'secrets', 'authoring', 'training', 'sandbox'],
  catalog: ['text', 'points', 'errors', 'env', 'log', 'bundle', 'authoring', 'items'],
  exchange: ['text', 'errors', 'auth', 'items', 'catalog'],
  grading: [
    'text',
    'errors',
    'env',
    'data-folder',
    'log',
    'secrets',
    'statistics',
    'authoring',
    'sandbox',
    'judging',
    'catalog',
    'items',
  ],
  queue: ['points', 'log', 'db', 'secrets', 'grading'],
  grader: ['errors', 'env', 'log', 'catalog', 'sandbox', 'grading', 'queue'],
  'browser-grading': [
    'text',
    'env',
    'bundle',
    'secrets',
    'authoring',
    'training',
    'sandbox',
    'judging',
    'catalog',
    'grading',
  ],
  auth: ['audit', 'errors', 'env', 'data-folder', 'log', 'db'],
  tokens: ['audit', 'errors', 'db', 'auth'],
  assignments: ['audit', 'errors', 'db', 'auth', 'catalog'],
  content: ['db', 'items'],
  markings: ['points', 'db', 'items'],
  attempts: [
    'audit',
    'text',
    'points',
    'errors',
    'db',
    'auth',
    'catalog',
    'items',
    'content',
    'markings',
    'assignments',
  ],
  remarks: ['audit', 'text', 'points', 'errors', 'db', 'auth', 'catalog', 'items', 'content', 'markings', 'attempts'],
  drafts: ['errors', 'db', 'auth', 'catalog', 'attempts'],
  submissions: [
    'errors',
    'points',
    'env',
    'log',
    'db',
    'auth',
    'secrets',
    'authoring',
    'catalog',
    'sandbox',
    'judging',
    'grading',
    'queue',
    'assignments',
  ],
  metrics: ['db', 'grader'],
  docs: ['env', 'catalog'],
  regrades: ['audit', 'errors', 'log', 'db', 'secrets', 'auth', 'catalog', 'queue', 'submissions'],
  feedback: ['audit', 'text', 'errors', 'db', 'auth', 'catalog'],
  progress: ['text', 'points', 'errors', 'db', 'auth', 'catalog', 'items', 'attempts', 'submissions'],
  accounts: ['errors', 'db', 'auth', 'catalog', 'attempts', 'submissions'],
  mastery: ['text', 'db', 'auth', 'catalog', 'items', 'attempts', 'progress'],
  csv: ['text'],
  asking: ['audit', 'text', 'errors', 'db', 'auth', 'items', 'catalog', 'grading', 'assignments', 'submissions'],
  xapi: ['env', 'log', 'errors', 'db', 'auth'],
  'frame-ancestors': [],
  lti: ['text', 'points', 'errors', 'log', 'audit', 'db', 'auth', 'catalog', 'gradebook', 'frame-ancestors'],
  gradebook: ['text', 'points', 'csv', 'errors', 'db', 'auth', 'catalog', 'assignments', 'progress'],
  review: ['audit', 'errors', 'db', 'auth', 'catalog', 'attempts', 'submissions', 'analysis'],
  overview: [
    'text',
    'db',
    'auth',
    'catalog',
    'assignments',
    'feedback',
    'attempts',
    'remarks',
    'progress',
    'gradebook',
    'analytics',
    'analysis',
    'review',
  ],
  analysis: [
    'text',
    'points',
    'csv',
    'statistics',
    'analytics',
    'db',
    'auth',
    'authoring',
    'catalog',
    'items',
    'judging',
    'gradebook',
  ],
};

// Where a package may be imported, for packages whose place is a rule of the house.
const PACKAGES: { package: RegExp; only: RegExp; why: string }[] = [
  {
    package: /^drizzle-orm/,
    only: /^lib\/(db\/|[a-z]+(\/[a-z]+)?\/queries\.ts$|auth\/auth\.ts$)|^drizzle\/|^tests\//,
    why: 'queries live in lib/db and in files named queries.ts (and the sign-in library is handed its tables)',
  },
  {
    package: /^(next|react|react-dom)(\/|$)/,
    only: /^(app\/|lib\/auth\/session\.ts$|lib\/cli\/start|next\.config\.ts$|proxy\.ts$|instrumentation\.ts$|tests\/)/,
    why: 'pages know Next and React; the rooms do not',
  },
];

interface Import {
  file: string;
  target: string;
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    if (fileName.startsWith('@/')) return { file, target: fileName.slice(2) };
    if (fileName.startsWith('.')) return { file, target: path.posix.join(path.posix.dirname(file), fileName) };
    return { file, target: `package:${fileName}` };
  });
}

const roomOf = (file: string) => /^lib\/([a-z-]+)/.exec(file)?.[1];

const files = [...sources('lib'), ...sources('app')];
const imports = files.flatMap(importsOf);

test('every room imports only rooms above it', () => {
  const wrong = imports.flatMap(({ file, target }) => {
    const from = roomOf(file);
    const to = roomOf(target);
    if (from === undefined) return [];
    if (target.startsWith('app/')) return [`${file} imports ${target}, but no room may know the pages.`];
    if (to === undefined || to === from || from === 'cli') return [];
    const allowed = ROOMS[from];
    if (!allowed) return [`${file} is in a room that the table does not know.`];
    return allowed.includes(to)
      ? []
      : [`${file} imports ${target}, but ${from} may import only: ${allowed.join(', ')}.`];
  });
  expect(wrong).toEqual([]);
});

test('pages never touch tables or the query builder', () => {
  const wrong = imports.filter(
    ({ file, target }) => file.startsWith('app/') && /^lib\/(db\/schema|[a-z]+(\/[a-z]+)?\/queries)/.test(target),
  );
  expect(wrong).toEqual([]);
});

test('packages that belong to one place are imported there only', () => {
  const wrong = imports.flatMap(({ file, target }) =>
    PACKAGES.filter(
      (rule) => target.startsWith('package:') && rule.package.test(target.slice(8)) && !rule.only.test(file),
    ).map(({ why }) => `${file} imports ${target.slice(8)}, but ${why}.`),
  );
  expect(wrong).toEqual([]);
});

test('content imports only lib/authoring, tfjs, and the parts of its own challenge', () => {
  const allowed = /^(lib\/authoring(\/index)?|package:@tensorflow\/tfjs|package:challenge)$/;
  const proofs = sources('challenges').filter((file) => !/^challenges\/[a-z-]+\/figure[s-][a-z-]*\.ts$/.test(file));
  const wrong = proofs.flatMap(importsOf).filter(({ file, target }) => {
    // One cheat carries what its challenge deals by.
    const own = path.dirname(file.replace('/cheat/knows-generator.ts', '/challenge.ts'));
    return !allowed.test(target) && own !== path.dirname(target);
  });
  expect(proofs.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});

test('no import cycle', () => {
  const known = new Set(files);
  const resolve = (target: string) =>
    [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((candidate) => known.has(candidate));
  const graph = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const { file, target } of imports) {
    const resolved = resolve(target);
    if (resolved) graph.get(file)?.push(resolved);
  }
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, trail: string[]) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

// A part of `app/components` is a file, or a folder that is kept together; `staff` is a shelf of such parts.
const partOf = (file: string) => /^app\/components\/(staff\/)?[^/]+/.exec(file)?.[0].replace(/\.tsx?$/, '');

test('what one page alone shows stands beside it, and app/components holds what more than one place shows', () => {
  const places = new Map<string, Set<string>>();
  for (const { file, target } of imports) {
    const part = partOf(target);
    if (!file.startsWith('app/') || part === undefined || part === partOf(file)) continue;
    places.set(part, (places.get(part) ?? new Set()).add(partOf(file) ?? path.posix.dirname(file)));
  }
  expect(places.size).toBeGreaterThan(20);
  const lonely = [...places].filter(([, by]) => by.size < 2 && [...by].every((place) => !partOf(place)));
  expect(lonely.map(([part, by]) => `${part} is shown by ${[...by].join()} alone.`)).toEqual([]);
  const beside = imports.filter(({ file, target }) => {
    const place = path.posix.dirname(target);
    return file.startsWith('app/components/') && /^app\/(\(account\)|courses|docs|staff)\//.test(`${place}/`);
  });
  expect(beside).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = [...files, ...sources('tests')].filter(
    (file) => readFileSync(path.join(root, file), 'utf8').split('\n').length > 301,
  );
  expect(long).toEqual([]);
});

test('a page that is kept for others shows of its reader what its view holds, and nothing else', () => {
  const lesson = sources('app/courses/[course]/[chapter]').filter((file) => !/\/quiz\//.test(file));
  const frame = [...sources('app/shell'), 'app/layout.tsx', 'app/courses/[course]/layout.tsx'];
  // What is the same for everybody, and whose place in the key of a kept page is in app/server/kept.
  const allowed =
    /^(package:|app\/|lib\/(text|env|points|items|catalog|auth\/(session|actor|enrolments)|db\/open)(\/|$))/;
  const wrong = [...lesson, ...frame].flatMap((file) =>
    ts
      .createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest)
      .statements.filter(ts.isImportDeclaration)
      .filter(({ importClause }) => importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text)
      .filter((target) => target.startsWith('@/lib') && !allowed.test(target.slice(2)))
      .map((target) => `${file} imports ${target}; let app/server/lesson-view.ts read it.`),
  );
  expect(lesson.length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});
