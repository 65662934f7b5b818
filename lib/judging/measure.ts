import { type Challenge, type Dealt, deal } from '../authoring/challenge';
import type { DataSetName, DataSets } from '../authoring/data-sets';
import type { InputSpecs } from '../authoring/inputs';
import type { GraphModel, Model } from '../authoring/returns';
import type { Tensor } from '../authoring/tensor';
import type { Key } from '../secrets/keys';
import { useTrainingBackend } from '../training';
import type { Artifact, Refusal } from './artifact';
import { drawPlots } from './draw';
import type { Measured, Measurement, Reply, Request } from './messages';
import { type RebuiltModel, rebuildModel } from './rebuild';
import { shapeList } from './topology';

/** Where the judge finds what it judges by: files beside a server, bytes in hand in a browser. */
export interface Sources {
  challenge(module: string): Promise<Challenge>;
  dataSet(name: DataSetName): Uint8Array;
  /** Told what the challenge's author should mend and no student needs to know. */
  complain(message: string): void;
}

type DealtSeed = Dealt<InputSpecs, unknown>;

/** One judge's answers. It keeps the challenges and the data that it was asked about last; never rejects. */
export function answerFrom(sources: Sources): (request: Request) => Promise<Reply> {
  const sets: DataSets = {};
  const challenges = new Map<string, Promise<Challenge>>();
  let lastDealt: { module: string; key: Key; dealt: DealtSeed } | undefined;

  function load(module: string): Promise<Challenge> {
    const known = challenges.get(module) ?? sources.challenge(module);
    challenges.set(module, known);
    return known;
  }

  function dealt(challenge: Challenge, module: string, key: Key): DealtSeed {
    if (lastDealt?.module !== module || lastDealt.key !== key) {
      for (const name of challenge.dataSets) sets[name] ??= sources.dataSet(name);
      lastDealt = { module, key, dealt: deal(challenge, key, sets) };
    }
    return lastDealt.dealt;
  }

  return async (request) => {
    const { id, module, key } = request;
    try {
      await useTrainingBackend();
      const challenge = await load(module);
      const data = dealt(challenge, module, key);
      if (request.kind === 'deal') return { id, ok: true, runs: data.runs };
      const measurement = await measureSeed(challenge, data, request.artifacts, sources.complain);
      return { id, ok: true, measurement };
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { id, ok: false, message };
    }
  };
}

/** Measures every criterion of one seed on artifacts by run name; a network that cannot be rebuilt is refused. */
async function measureSeed(
  challenge: Challenge,
  { runs, heldOut }: DealtSeed,
  artifacts: Record<string, Artifact>,
  complain: Sources['complain'],
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
      if (artifact.kind === 'checkpoints') {
        returned.set(name, { inputs, artifact: artifact.checkpoints.map(({ step, fields }) => ({ ...fields, step })) });
        continue;
      }
      const model = attempt(() => rebuildModel(artifact));
      if (model) rebuilt.push(model);
      const refusal = refuse(challenge, model);
      if (refusal) return { run: name, refusal };
      returned.set(name, { inputs, artifact: asDeclared(challenge, model) });
    }
    const evidence = {
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
    const plots = drawPlots(challenge.plots, evidence, (plotId, error) =>
      complain(`The plot "${plotId}" of "${challenge.id}" was not drawn: ${error}`),
    );
    return { measured, plots };
  } finally {
    for (const model of rebuilt) model.dispose();
  }
}

function refuse({ returns }: Challenge, model: RebuiltModel | null): Refusal | null {
  if (model === null) return { reason: 'model-layer', values: { layer: 'tf.LayersModel' } };
  if (returns.kind !== 'model') throw new Error('A model was handed over where tensors are declared.');
  const expected = shapeList(returns.outputs);
  const got = shapeList(model.outputShapes);
  if (got === expected) return null;
  const values = { side: 'output', expected, got };
  return { reason: 'model-shape', values };
}

/** With one input and one output, these themselves in the place of lists of one. */
function asDeclared({ returns }: Challenge, model: RebuiltModel | null): GraphModel | Model | null {
  if (model === null || (returns.kind === 'model' && returns.several)) return model;
  const { parameters } = model;
  return { parameters, predict: (batch: Tensor) => model.predict([batch])[0] as Tensor };
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
