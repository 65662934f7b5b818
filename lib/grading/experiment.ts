import type { Sandbox } from '../sandbox/job';
import { Limits } from '../sandbox/outcome';
import { sentence } from '../sandbox/sentences';
import type { Key } from '../secrets/keys';
import type { Sentence } from '../text';

const HEAD = "import * as tf from '@tensorflow/tfjs';\nexport default async function train() {\n";
const HEAD_LINES = HEAD.split('\n').length - 1;

/** A few lines that somebody can follow on paper; an experiment that trains. */
export const READ = Limits.parse({ cpuSeconds: 2 });
export const EXPERIMENT = Limits.parse({ cpuSeconds: 10 });

/** What the lines of a question printed, or why they did not come to an end. */
export type Printed = { lines: string[] } | { problem: Sentence };

/**
 * Runs lines of a question as a student's code is run, in whatever the sandbox is: behind walls on the server, in a worker in
 * the browser. One key and one engine print the same, to the last bit.
 */
export async function runLines(
  sandbox: Pick<Sandbox, 'compile' | 'run'>,
  code: string,
  { key, limits, signal }: { key: Key; limits: Limits; signal?: AbortSignal },
): Promise<Printed> {
  const compiled = await sandbox.compile(`${HEAD}${code}\nreturn {};\n}\n`);
  if (!compiled.ok) {
    const { line, column, message } = compiled.error;
    const at = line - HEAD_LINES;
    const en = `Its code cannot be compiled (line ${at}, column ${column}): ${message.en}`;
    return { problem: { en, fr: `Le code ne se compile pas (ligne ${at}, colonne ${column}) : ${message.fr}` } };
  }
  const ended = await sandbox.run({ code: compiled.code, inputs: {}, key, limits }, signal ? { signal } : {});
  if (ended.outcome === 'completed') return { lines: ended.console.trim().split('\n') };
  const { reason = 'thrown', values = {}, thrown } = ended.error ?? {};
  const why = sentence(reason, values);
  return {
    problem: {
      en: `Its code ended as ${ended.outcome}: ${thrown ?? why.en}`,
      fr: `Le code s’est terminé par ${ended.outcome} : ${thrown ?? why.fr}`,
    },
  };
}
