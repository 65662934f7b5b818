import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Challenge, type Dealt, deal } from '../authoring/challenge';
import type { DataSets } from '../authoring/data-sets';
import type { InputSpecs } from '../authoring/inputs';
import { useTrainingBackend } from '../training';
import type { Refusal } from './artifact';
import type { Measured, Measurement, Reply, Request } from './messages';
import { type RebuiltModel, rebuildModel } from './rebuild';

// The judge's own process: it holds the challenges and their held-out data, and it never sees student code, only what came
// out of it. A hostile artifact can cost this process at most, never the server's event loop.

const dataSetFolder = process.argv[2] as string;
const sets: DataSets = {};
const challenges = new Map<string, Promise<Challenge>>();
let lastDealt: { key: string; dealt: Dealt<InputSpecs, unknown> } | undefined;

function loadChallenge(module: string): Promise<Challenge> {
  const known = challenges.get(module) ?? import(pathToFileURL(module).href).then((loaded) => loaded.default);
  challenges.set(module, known);
  return known;
}

function dealt(challenge: Challenge, module: string, seed: number): Dealt<InputSpecs, unknown> {
  const key = `${module} ${seed}`;
  if (lastDealt?.key !== key) {
    for (const name of challenge.dataSets) {
      sets[name] ??= readFileSync(path.join(dataSetFolder, name, `${name}.bin`));
    }
    lastDealt = { key, dealt: deal(challenge, seed, sets) };
  }
  return lastDealt.dealt;
}

async function measure(
  challenge: Challenge,
  { runs, heldOut }: Dealt<InputSpecs, unknown>,
  { seed, artifacts }: Extract<Request, { kind: 'measure' }>,
): Promise<Measurement> {
  const returned = new Map<string, { inputs: object; artifact: unknown }>();
  const rebuilt: RebuiltModel[] = [];
  try {
    for (const { name, inputs } of runs) {
      const artifact = artifacts[name];
      if (artifact === undefined) throw new Error(`No artifact was handed over for the run "${name}".`);
      if (artifact.kind === 'tensors') {
        returned.set(name, { inputs, artifact: artifact.fields });
        continue;
      }
      const model = await rebuildModel(artifact).catch(() => null);
      if (model) rebuilt.push(model);
      const refusal = refuse(challenge, model);
      if (refusal) return { run: name, refusal };
      returned.set(name, { inputs, artifact: model });
    }
    const evidence = {
      seed,
      heldOut,
      run(name: string) {
        const run = returned.get(name);
        if (run === undefined) throw new Error(`The data deals no run called "${name}".`);
        return run as { inputs: never; artifact: never };
      },
    };
    const measured = challenge.criteria.map(({ id, measure }): Measured => {
      const value = measure(evidence);
      return { criterionId: id, value: Number.isFinite(value) ? value : null };
    });
    return { measured };
  } finally {
    for (const model of rebuilt) model.dispose();
  }
}

function refuse({ returns }: Challenge, model: RebuiltModel | null): Refusal | null {
  if (model === null) return { reason: 'model-layer', values: { layer: 'tf.sequential' } };
  if (returns.kind !== 'model') throw new Error('A model was handed over where tensors are declared.');
  if (model.outputShape.join() === returns.output.join()) return null;
  const values = { side: 'output', expected: `[${returns.output}]`, got: `[${model.outputShape}]` };
  return { reason: 'model-shape', values };
}

async function reply(request: Request): Promise<Reply> {
  try {
    await useTrainingBackend();
    const challenge = await loadChallenge(request.module);
    if (request.kind === 'deal') {
      return { id: request.id, ok: true, runs: dealt(challenge, request.module, request.seed).runs };
    }
    const measurement = await measure(challenge, dealt(challenge, request.module, request.seed), request);
    return { id: request.id, ok: true, measurement };
  } catch (error) {
    return {
      id: request.id,
      ok: false,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

let queue = Promise.resolve();
process.on('message', (request: Request) => {
  queue = queue.then(async () => {
    process.send?.(await reply(request));
  });
});
process.on('disconnect', () => process.exit(0));
