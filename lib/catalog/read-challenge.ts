import path from 'node:path';
import type { Root } from 'mdast';
import { readCalibration } from './calibration';
import type { CatalogChallenge, ProofFile, Solution, Translated } from './course';
import type { CourseFiles } from './files';
import { report } from './finding';
import { buildError } from './import-module';
import { checkChallengeLanguages } from './languages';
import { loadChallenge } from './load-challenge';
import { markPlaces } from './places';
import { readTranslated, translationOf } from './texts';

/** Texts and solutions may be mended without changing what a submission is judged by. */
const judges = (file: string) =>
  !/(\.md|^starter\.ts|^reference\.ts|^also\/.*|^wrong\/.*|^cheat\/.*|^calibration\.json)$/.test(file);

/** What measured values come from: the judged part, and the solutions. */
const calibrates = (file: string) => !/(\.md|^calibration\.json)$/.test(file);

/** Reads a challenge's folder. @returns null after a finding that leaves nothing to use */
export async function readChallenge(
  files: CourseFiles,
  folder: string,
  chapterId: string,
): Promise<CatalogChallenge | null> {
  const id = path.basename(folder);
  const file = path.join(folder, 'challenge.ts');
  const to = files.to(file);
  // Read for their hashes: challenge.ts may import neighbours.
  for (const name of await files.list(folder, 'file')) await files.find(path.join(folder, name));
  const loaded = await loadChallenge(file).catch((error: unknown) => {
    const { location, text } = buildError(error);
    const place = { line: location?.line ?? 1, column: (location?.column ?? 0) + 1 };
    report(to, { place, expected: 'a module whose default export is defineChallenge({…})', message: text });
    return null;
  });
  const statement = await readTranslated(files, path.join(folder, 'statement.md'));
  const hints = await readTranslated(files, path.join(folder, 'hints.md'));
  const starter = await files.read(path.join(folder, 'starter.ts'));
  const reference = await files.read(path.join(folder, 'reference.ts'));
  const also = await readSolutions(files, path.join(folder, 'also'));
  const wrong = await readProofs(files, path.join(folder, 'wrong'));
  const cheat = await readProofs(files, path.join(folder, 'cheat'));
  if (!loaded || !statement || !hints || starter === null || reference === null) return null;

  const { definition, modulePath } = loaded;
  if (definition.id !== id) {
    report(to, { key: 'id', expected: id, message: `The id "${definition.id}" is not the folder's name, "${id}".` });
  }
  const criteria = new Set(definition.criteria.map((criterion) => criterion.id));
  for (const [kind, proofs] of Object.entries({ wrong, cheat })) {
    for (const proof of proofs) {
      for (const name of [...proof.fails, ...proof.reaches].filter((named) => !criteria.has(named))) {
        const expected = `one of ${[...criteria].join(', ')}`;
        const message = `There is no criterion "${name}"; expected ${expected}.`;
        report(files.to(path.join(/* turbopackIgnore: true */ folder, kind, `${proof.name}.ts`)), {
          key: proof.fails.includes(name) ? '@fails' : '@reaches',
          expected,
          message,
        });
      }
    }
  }
  checkChallengeLanguages(definition, (await files.find(file)) ?? '', files.languages, to);
  const calibrationHash = files.hashOf(folder, calibrates);
  return {
    id,
    chapterId,
    definition,
    modulePath,
    folder,
    contentHash: files.hashOf(folder, judges),
    statement: Object.fromEntries(
      Object.entries(statement).map(([language, { body, stale }]) => [language, { body: markPlaces(body), stale }]),
    ),
    hints: stagesOf(hints, files, folder),
    starter,
    files: { reference, also, wrong, cheat },
    calibrationHash,
    calibration: await readCalibration(files, path.join(folder, 'calibration.json'), calibrationHash),
  };
}

/** The staged hints of each language: as many in each. */
function stagesOf(hints: Record<string, Translated>, files: CourseFiles, folder: string): Record<string, Root[]> {
  const staged = Object.entries(hints).map(([language, { body }]) => [language, stages(body)] as const);
  const count = staged[0]?.[1].length ?? 0;
  for (const [language, { length }] of staged) {
    if (length === count) continue;
    const message = `There are ${length} hints here and ${count} in hints.md.`;
    report(files.to(translationOf(path.join(folder, 'hints.md'), language)), { expected: `${count} hints`, message });
  }
  return Object.fromEntries(staged);
}

/** The parts between `---` lines. */
function stages(root: Root): Root[] {
  const parts: Root[] = [{ type: 'root', children: [] }];
  for (const node of root.children) {
    if (node.type === 'thematicBreak') parts.push({ type: 'root', children: [] });
    else parts.at(-1)?.children.push(node);
  }
  return parts.filter((part) => part.children.length > 0);
}

async function readSolutions(files: CourseFiles, folder: string): Promise<Solution[]> {
  const solutions: Solution[] = [];
  for (const name of await files.list(folder, 'file')) {
    const source = (await files.read(path.join(folder, name))) ?? '';
    solutions.push({ name: path.basename(name, '.ts'), source });
  }
  return solutions;
}

async function readProofs(files: CourseFiles, folder: string): Promise<ProofFile[]> {
  const proofs: ProofFile[] = [];
  for (const name of await files.list(folder, 'file')) {
    const file = path.join(folder, name);
    const source = (await files.read(file)) ?? '';
    const proof = parseProof(path.basename(name, '.ts'), source);
    if (proof.fails.length + proof.reaches.length === 0 && proof.outcome === null) {
      const expected = '// @fails <criterion id>… or // @outcome <outcome> in the first lines';
      report(files.to(file), { expected, message: `It does not say what it must fail; expected ${expected}.` });
    }
    proofs.push(proof);
  }
  return proofs;
}

/** Reads the comment at the head of a wrong solution or a cheat. */
export function parseProof(name: string, source: string): ProofFile {
  const head: string[] = [];
  for (const line of source.split('\n')) {
    const comment = /^\s*\/\/\s?(.*)$/.exec(line)?.[1];
    if (comment === undefined) break;
    head.push(comment.trim());
  }
  const tagged = (tag: string) =>
    head.filter((line) => line.startsWith(`${tag} `)).flatMap((line) => line.slice(tag.length).trim().split(/\s+/));
  return {
    name,
    source,
    fails: tagged('@fails'),
    reaches: tagged('@reaches'),
    outcome: tagged('@outcome')[0] ?? null,
    teaches: head.filter((line) => !line.startsWith('@')).join(' '),
  };
}
