import { z } from 'zod';
import type { Text } from '../../text';
import { itemBase, type Kind, type Part } from '../kind';
import { numericPart } from './numeric';
import { hasOnlyWrongMistakes, numericFields, ONLY_WRONG_MISTAKES } from './numeric-item';
import { shortTextFields, shortTextPart } from './short-text';

const Output = z.discriminatedUnion('kind', [
  z.strictObject(numericFields).refine(hasOnlyWrongMistakes, ONLY_WRONG_MISTAKES),
  z.strictObject(shortTextFields),
]);
type Output = z.infer<typeof Output>;

const schema = z.strictObject({
  ...itemBase,
  kind: z.literal('code-output'),
  /** Lines of TypeScript with `tf` in scope that print one line. The checker runs them and holds the key against it. */
  code: z.string().trim().min(1).max(2000),
  /** What is printed: a number or a few words. */
  output: Output,
});
export type CodeOutput = z.infer<typeof schema>;

const parts = { numeric: numericPart, 'short-text': shortTextPart };
type OutputAnswer = ReturnType<(typeof parts)[Output['kind']]['parse']>;
type ShownOutput = ReturnType<(typeof parts)[Output['kind']]['show']>;

// The table is keyed by the output's own kind, so the pair always fits.
const partOf = ({ kind }: Output) => parts[kind] as unknown as Part<Output, OutputAnswer, ShownOutput>;

/** Code as Markdown sets it, whatever it has in it. */
export function codeBlock(code: string): Text {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const text = `${fence}ts\n${code}\n${fence}`;
  return { en: text, fr: text };
}

interface Shown {
  kind: 'code-output';
  code: Text;
  output: ShownOutput;
}

export const codeOutput: Kind<typeof schema, OutputAnswer, Shown> = {
  schema,
  answer: z.union(Object.values(parts).map(({ answer }) => answer)),
  draw: (item) => item,
  parse: ({ output }, input) => partOf(output).parse(output, input),
  mark: ({ output }, answer) => partOf(output).mark(output, answer),
  key: ({ output }) => partOf(output).key(output),
  wrong: ({ output }) => partOf(output).wrong(output),
  findings: ({ output }) =>
    partOf(output)
      .findings(output)
      .map((finding) => ({ ...finding, path: ['output', ...finding.path] })),
  show: ({ kind, code, output }) => ({ kind, code: codeBlock(code), output: partOf(output).show(output) }),
};
