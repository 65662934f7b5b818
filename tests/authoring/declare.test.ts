import { expect, test } from 'vitest';
import { type ChallengeDeclaration, deal, defineChallenge } from '@/lib/authoring/challenge';
import { declarations } from '@/lib/authoring/declarations';
import { publicDraw } from '@/lib/authoring/draw';
import { input } from '@/lib/authoring/inputs';
import { checkpoints, tensors } from '@/lib/authoring/returns';
import { tensor } from '@/lib/authoring/tensor';
import { publicSeed } from '@/lib/secrets/keys';

const KEY = publicSeed(1).key;
const text = (en: string) => ({ en, fr: en });

const inputs = {
  x: input.tensor(['n', 'p'], text('Rows.')),
  y: input.integers(['n'], text('Labels.')),
  method: input.choice(['plain', 'fast'], text('How.')),
  checkpoints: input.numbers('k', text('Steps to keep.')),
  rate: input.number(text('Step size.')),
};
const returns = tensors({ w: ['p'], path: ['k', 'p'] });

type Declaration = ChallengeDeclaration<typeof inputs, typeof returns, null>;

function declaration(changes: Partial<Declaration> = {}): Declaration {
  return {
    id: 'toy',
    title: text('Toy'),
    concepts: ['min-norm'],
    difficulty: 1,
    source: { work: 'Nobody', locator: 'page 1', year: 2020 },
    inputs,
    returns,
    data: () => ({
      heldOut: null,
      runs: [
        {
          name: 'only',
          inputs: {
            x: tensor([2, 3], [1, 2, 3, 4, 5, 6]),
            y: tensor([2], [0, 1], 'int32'),
            method: 'plain',
            checkpoints: [1, 2],
            rate: 0.1,
          },
        },
      ],
    }),
    criteria: [
      {
        id: 'size',
        title: text('Size'),
        measure: () => 1,
        op: 'at-most',
        limit: 2,
        aggregate: 'worst',
        points: 1,
        feedback: { pass: text('Yes.'), fail: text('Not yet.') },
      },
    ],
    ...changes,
  };
}

test('a challenge gets the defaults it leaves out', () => {
  const challenge = defineChallenge(declaration({ limits: { cpuSeconds: 9 } }));
  expect(challenge.seeds).toEqual({ graded: 3, public: [1, 2, 3] });
  expect(challenge.limits).toMatchObject({ cpuSeconds: 9, wallSeconds: 30 });
});

test('everything that is wrong is said at once', () => {
  const [criterion] = declaration().criteria as [Declaration['criteria'][0]];
  const broken = declaration({
    id: 'Not an id',
    difficulty: 9,
    criteria: [criterion, { ...criterion, op: 'between' }],
    explanations: [{ failed: ['nowhere'], text: text('…') }],
  });
  const message = (() => {
    try {
      defineChallenge(broken);
    } catch (error) {
      return (error as Error).message;
    }
  })();
  for (const part of ['hyphens', 'difficulty', 'declared twice', 'low, high', '"nowhere"'])
    expect(message).toContain(part);
});

test("data that does not fit the declaration is the challenge's own fault, and says where", () => {
  const dealt = declaration().data(publicDraw('toy', 1), {});
  const run = dealt.runs[0] as (typeof dealt.runs)[0];
  const withInputs = (changes: object) =>
    defineChallenge(
      declaration({ data: () => ({ heldOut: null, runs: [{ ...run, inputs: { ...run.inputs, ...changes } }] }) }),
    );
  expect(() => deal(withInputs({ y: tensor([3], [0, 1, 2], 'int32') }), KEY, {})).toThrow(/Axis 0 of input "y"/);
  expect(() => deal(withInputs({ rate: Number.NaN }), KEY, {})).toThrow(/finite/);
  expect(() => deal(withInputs({ method: 'slow' }), KEY, {})).toThrow(/plain, fast/);
  expect(() => deal(withInputs({ heldOut: 1 }), KEY, {})).toThrow(/does not declare/);
  expect(deal(defineChallenge(declaration()), KEY, {}).runs).toHaveLength(1);
});

test('the types of the challenge module follow the declaration', () => {
  const text = declarations(defineChallenge(declaration()));
  expect(text).toContain('readonly x: tf.Tensor2D;');
  expect(text).toContain(`readonly method: "plain" | "fast";`);
  expect(text).toContain('path: tf.Tensor2D;');
  expect(text).toMatch(/Shape \[n, p\], float32/);
});

test('what is returned over time has a type of its own', () => {
  const text = declarations({ inputs, returns: checkpoints({ w: ['p'], b: [] }, { atLeast: 4 }) });
  expect(text).toContain('export interface Checkpoint {');
  expect(text).toContain('step: number;');
  expect(text).toContain('b: tf.Scalar;');
  expect(text).toContain('export type Returned = Checkpoint[];');
});

test('checkpoints and plots that cannot be are said', () => {
  const plot = {
    id: 'curve',
    kind: 'lines' as const,
    x: { label: text('Step') },
    y: { label: text('Loss') },
    draw: () => ({ title: text('It falls'), series: [] }),
  };
  expect(() => defineChallenge(declaration({ plots: [plot, plot] }))).toThrow(/Plot "curve" is declared twice/);
  const overTime = (returns: ReturnType<typeof checkpoints>) => defineChallenge({ ...declaration(), returns } as never);
  expect(() => overTime(checkpoints({ step: ['p'] }, { atLeast: 1 }))).toThrow(/step of its own/);
  expect(() => overTime(checkpoints({ w: ['p'] }, { atLeast: 9, atMost: 8 }))).toThrow(/at least no more than at most/);
  expect(() => overTime(checkpoints({ w: ['p'] }, { atLeast: 1, atMost: 10_000 }))).toThrow(/500/);
  expect(() => overTime(checkpoints({ w: ['p'] }, { atLeast: 1 }))).not.toThrow();
});

test('the letters of checkpoints must be bound by the inputs', () => {
  const unbound = { ...declaration(), returns: checkpoints({ w: ['q'] }, { atLeast: 1 }) } as never;
  expect(() => deal(defineChallenge(unbound), KEY, {})).toThrow(/No input gives the length "q"/);
});
