import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import { apply, type Mutant } from './mutants';

/** What a process of its own is told: which mutants of which file of a copy of the project to try, against which tests. */
export interface Order {
  root: string;
  file: string;
  mutants: Mutant[];
  /** Folders of tests, the nearest first; a mutant that survives one meets the next. */
  rings: string[][];
}

export type Told = { kind: 'ready' } | { kind: 'tried'; index: number; survived: boolean };

const tell = (told: Told) => process.send?.(told);

/** The files of tests that fail. */
async function failing(vitest: Vitest, specifications: TestSpecification[]): Promise<string[]> {
  const { testModules, unhandledErrors } = await vitest.rerunTestSpecifications(specifications);
  const failed = testModules.filter((tested) => !tested.ok()).map(({ moduleId }) => moduleId);
  return [...failed, ...unhandledErrors.map(String)];
}

async function run({ root, file, mutants, rings }: Order): Promise<void> {
  const vitest = await createVitest('test', {
    root,
    config: path.join(root, 'tests/vitest.config.ts'),
    watch: false,
    bail: 1,
    reporters: [{}],
    maxWorkers: 1,
  });
  const within = await Promise.all(rings.map((folders) => vitest.globTestSpecifications(folders)));
  const source = path.join(root, file);
  const text = readFileSync(source, 'utf8');
  for (const specifications of within) {
    const failed = await failing(vitest, specifications);
    if (failed.length > 0) throw new Error(`Without a mutant of ${file} these fail: ${failed.join(', ')}`);
  }
  tell({ kind: 'ready' });
  for (const [index, mutant] of mutants.entries()) {
    writeFileSync(source, apply(text, mutant));
    vitest.invalidateFile(source);
    let survived = true;
    for (const specifications of within) survived &&= (await failing(vitest, specifications)).length === 0;
    tell({ kind: 'tried', index, survived });
  }
  writeFileSync(source, text);
  await vitest.close();
}

process.once('message', (order: Order) => {
  run(order).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
