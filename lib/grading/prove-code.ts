import { DomainError } from '../errors';
import { parseAnswer, score, scoreRange } from '../items/item';
import type { CodeOutput } from '../items/kinds/code-output';
import { Limits } from '../sandbox/outcome';
import { sentence } from '../sandbox/sentences';
import { publicSeed } from '../secrets/keys';
import type { GradingServices } from './services';

const HEAD = "import * as tf from '@tensorflow/tfjs';\nexport default async function train() {\n";
const HEAD_LINES = HEAD.split('\n').length - 1;

/** A few lines that somebody can follow on paper. */
const LIMITS = Limits.parse({ cpuSeconds: 2 });

/** What code prints must not depend on what is drawn. */
const SEEDS = [publicSeed(1), publicSeed(2)];

/**
 * Runs the code of a question as a student's would be run, under two seeds, and holds its key against what is printed.
 * @returns what is wrong: it cannot be run, does not print one line, prints another one the second time, or prints what
 * does not earn all points
 */
export async function proveCode(item: CodeOutput, { sandbox }: Pick<GradingServices, 'sandbox'>): Promise<string[]> {
  const compiled = await sandbox.compile(`${HEAD}${item.code}\nreturn {};\n}\n`);
  if (!compiled.ok) {
    const { line, column, message } = compiled.error;
    return [`Its code cannot be compiled (line ${line - HEAD_LINES}, column ${column}): ${message.en}`];
  }
  const printed: string[] = [];
  for (const { key } of SEEDS) {
    const ended = await sandbox.run({ code: compiled.code, inputs: {}, key, limits: LIMITS });
    if (ended.outcome !== 'completed') {
      const { reason = 'thrown', values = {}, thrown } = ended.error ?? {};
      return [`Its code ended as ${ended.outcome}: ${thrown ?? sentence(reason, values).en}`];
    }
    printed.push(ended.console.trim());
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
