import { z } from 'zod';
import type { Key } from '../secrets/keys';
import { Text } from '../text';
import { Aggregate, type Criterion, type Explanation, fitsOperator, Limit, Op } from './criteria';
import type { DataSetName, DataSets } from './data-sets';
import { type Draw, drawOf } from './draw';
import { bindDims, type InputSpecs, type InputsOf, resolveShape } from './inputs';
import { Limits } from './limits';
import { PLOT_CAPS, type Plot, PlotAxis, PlotKind } from './plots';
import { type ArtifactOf, MAX_CHECKPOINTS, type Returns } from './returns';

/** One call of the student's function: a name for the judge, and the inputs that enter the sandbox. */
export interface RunData<I extends InputSpecs> {
  name: string;
  inputs: InputsOf<I>;
}

/** Everything one seed deals: the runs, and what only the judge may see. */
export interface Dealt<I extends InputSpecs, H> {
  runs: RunData<I>[];
  heldOut: H;
}

/** What a measure sees: the artifacts of one seed by run name, the inputs they came from, and the held-out data. */
export interface Evidence<I extends InputSpecs, R extends Returns, H> {
  heldOut: H;
  /** @throws Error for a name that the data did not deal. */
  run(name: string): { inputs: InputsOf<I>; artifact: ArtifactOf<R> };
}

export interface Challenge<I extends InputSpecs = InputSpecs, R extends Returns = Returns, H = unknown> {
  id: string;
  title: Text;
  concepts: string[];
  /** 1 (a first exercise) to 5 (a day's work). */
  difficulty: number;
  /** Where the phenomenon was shown: authors, title, venue; theorem or figure; year. */
  source: { work: string; locator: string; year: number };
  limits: Limits;
  /** Real data sets that `data` deals from. */
  dataSets: DataSetName[];
  inputs: I;
  returns: R;
  /** Draws everything from `draw` and nothing from elsewhere: the same draw deals the same data. */
  data(draw: Draw, sets: DataSets): Dealt<I, H>;
  criteria: Criterion<Evidence<I, R, H>>[];
  /** Why no criterion reads held-out data, where none does: there, knowing how data are dealt gives nothing. */
  noHeldOutCriteria?: string;
  explanations: Explanation[];
  /** What is drawn for each seed from what was recomputed. Of no consequence for points. */
  plots: Plot<Evidence<I, R, H>>[];
  /** How many secret seeds grade a submission, and which seeds anyone may try. */
  seeds: { graded: number; public: number[] };
}

const Id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');

const Declaration = z.object({
  id: Id,
  title: Text,
  concepts: z.array(Id).min(1),
  difficulty: z.int().min(1).max(5),
  source: z.strictObject({ work: z.string().min(1), locator: z.string().min(1), year: z.int().min(1800).max(2200) }),
  limits: Limits.partial(),
  criteria: z
    .array(
      z.object({
        id: Id,
        title: Text,
        op: Op,
        limit: Limit,
        aggregate: Aggregate,
        points: z.number().nonnegative(),
        feedback: z.strictObject({ pass: Text, fail: Text }),
      }),
    )
    .min(1),
  noHeldOutCriteria: z.string().min(1).optional(),
  plots: z.array(z.object({ id: Id, kind: PlotKind, x: PlotAxis, y: PlotAxis })).max(PLOT_CAPS.plots),
  seeds: z.strictObject({ graded: z.int().min(1).max(20), public: z.array(z.int().nonnegative()).min(1) }),
});

type Optional = 'limits' | 'dataSets' | 'explanations' | 'plots' | 'seeds';

/** A challenge as its author writes it: limits, data sets, explanations, plots and seeds have defaults. */
export type ChallengeDeclaration<I extends InputSpecs, R extends Returns, H> = Omit<Challenge<I, R, H>, Optional> & {
  limits?: Partial<Limits>;
  dataSets?: DataSetName[];
  explanations?: Explanation[];
  plots?: Plot<Evidence<I, R, H>>[];
  seeds?: { graded?: number; public?: number[] };
};

/**
 * Declares a challenge. Checks at once what can be checked without data.
 * @throws Error with one line for each thing that is wrong.
 */
export function defineChallenge<const I extends InputSpecs, const R extends Returns, H>(
  declaration: ChallengeDeclaration<I, R, H>,
): Challenge<I, R, H> {
  const complete = {
    ...declaration,
    limits: declaration.limits ?? {},
    dataSets: declaration.dataSets ?? [],
    explanations: declaration.explanations ?? [],
    plots: declaration.plots ?? [],
    seeds: { graded: 3, public: [1, 2, 3], ...declaration.seeds },
  };
  const parsed = Declaration.safeParse(complete);
  const problems = parsed.success ? [] : [z.prettifyError(parsed.error)];
  problems.push(...crossCheck(complete));
  if (problems.length > 0) throw new Error(`Challenge "${declaration.id}" is not usable.\n${problems.join('\n')}`);
  return { ...complete, limits: Limits.parse(complete.limits) };
}

function crossCheck(challenge: {
  criteria: { id: string; op: Op; limit: unknown }[];
  explanations: Explanation[];
  plots: { id: string }[];
  returns: Returns;
}): string[] {
  const problems: string[] = [];
  const plots = challenge.plots.map(({ id }) => id);
  for (const id of plots.filter((one, i) => plots.indexOf(one) !== i)) problems.push(`Plot "${id}" is declared twice.`);
  const { returns } = challenge;
  if (returns.kind === 'checkpoints') {
    if ('step' in returns.fields) problems.push('A checkpoint has a step of its own: no tensor can have that name.');
    const { atLeast, atMost } = returns;
    if (!(atLeast >= 1 && atMost >= atLeast && atMost <= MAX_CHECKPOINTS)) {
      problems.push(`Checkpoints: from 1 to ${MAX_CHECKPOINTS}, and at least no more than at most.`);
    }
  }
  const known = new Set<string>();
  for (const { id, op, limit } of challenge.criteria) {
    if (known.has(id)) problems.push(`Criterion "${id}" is declared twice.`);
    known.add(id);
    if (Op.safeParse(op).success && !fitsOperator(op, limit)) {
      const takes = Array.isArray(limit) ? 'one number' : '[low, high]';
      problems.push(`Criterion "${id}": the limit of '${op}' is ${takes}.`);
    }
  }
  for (const { failed = [], passed = [] } of challenge.explanations) {
    for (const id of [...failed, ...passed]) {
      if (!known.has(id)) problems.push(`An explanation names the criterion "${id}", which does not exist.`);
    }
  }
  return problems;
}

/**
 * Deals the data of a draw, by default that of a seed's key, and checks it against the declaration.
 * @throws Error when a run's inputs are not as declared: a defect of the challenge, never of a student.
 */
export function deal<I extends InputSpecs, R extends Returns, H>(
  challenge: Challenge<I, R, H>,
  from: Key | Draw,
  sets: DataSets,
): Dealt<I, H> {
  const dealt = challenge.data(typeof from === 'string' ? drawOf(challenge.id, from) : from, sets);
  if (dealt.runs.length === 0) throw new Error(`Challenge "${challenge.id}" deals no run.`);
  for (const run of dealt.runs) {
    const dims = bindDims(challenge.inputs, run.inputs);
    if (challenge.returns.kind !== 'model') {
      for (const shape of Object.values(challenge.returns.fields)) resolveShape(shape, dims);
    }
  }
  return dealt;
}
