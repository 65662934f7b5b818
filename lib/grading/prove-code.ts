import { DomainError } from '../errors';
import { parseAnswer, score, scoreRange } from '../items/item';
import type { CodeOutput } from '../items/kinds/code-output';
import { missOf, type PredictThenRun } from '../items/kinds/predict-then-run';
import { publicSeed } from '../secrets/keys';
import { EXPERIMENT, READ, runLines } from './experiment';
import type { GradingServices } from './services';

/** What code prints must not depend on what is drawn. */
const SEEDS = [publicSeed(1), publicSeed(2)];

/**
 * Runs the code of a question as a student's would be run, under two seeds, and holds its key against what is printed.
 * @returns what is wrong: it cannot be run, does not print one line, prints another one the second time, or prints what
 * does not earn all points
 */
export async function proveCode(item: CodeOutput, { sandbox }: Pick<GradingServices, 'sandbox'>): Promise<string[]> {
  const printed: string[] = [];
  for (const { key } of SEEDS) {
    const ran = await runLines(sandbox, item.code, { key, limits: READ });
    if ('problem' in ran) return [ran.problem.en];
    printed.push(ran.lines.join('\n'));
  }
  const [first = '', second = ''] = printed;
  if (first === '' || first.includes('\n')) {
    const lines = first === '' ? 0 : first.split('\n').length;
    return [`Its code prints ${lines} lines; what is asked for is the one that it prints.`];
  }
  if (first !== second) return [`Its code prints "${first}" and the next time "${second}"; nobody can read that off.`];
  return proveKey(item, first);
}

function proveKey(item: CodeOutput, printed: string): string[] {
  try {
    const { points } = score(item, 1, parseAnswer(item, { text: printed }));
    if (points === scoreRange(item).max) return [];
    return [`Its code prints "${printed}", which does not earn all points: the key is stale.`];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [`Its code prints "${printed}", which is no answer to it: ${error.message}`];
  }
}

/**
 * Runs the experiment of a question twice under its seed, and holds the result and the key that its author wrote against the
 * last line, letter by letter: what a number's shortest decimal is tells its every bit.
 * @returns what is wrong
 */
export async function proveExperiment(
  item: PredictThenRun,
  { sandbox }: Pick<GradingServices, 'sandbox'>,
): Promise<string[]> {
  const results: string[] = [];
  for (const { key } of [publicSeed(item.seed), publicSeed(item.seed)]) {
    const ran = await runLines(sandbox, item.code, { key, limits: EXPERIMENT });
    if ('problem' in ran) return [ran.problem.en];
    results.push(ran.lines.at(-1)?.trim() ?? '');
  }
  const [first = '', second = ''] = results;
  if (first === '') return ['Its experiment prints nothing; the last line is what is predicted.'];
  if (first !== second) return [`Its experiment ends with "${first}" and the next time with "${second}".`];
  if (first !== item.result) {
    return [`Its experiment ends with "${first}", and not with the result that stands there: "${item.result}".`];
  }
  const miss = missOf(item, first);
  return miss === null ? [] : [`Its experiment ends with ${miss}`];
}
