import { z } from 'zod';
import { CORRECTED_SENTENCES, type Met } from '../training/corrected/advice';
import { MAX_CHECKPOINTS } from './job';

/** Names of returned fields. `__proto__` and its kind do not match. */
export const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

const TensorHeader = z.strictObject({
  shape: z
    .array(
      z
        .number()
        .int()
        .nonnegative()
        .max(2 ** 31),
    )
    .max(8),
  dtype: z.enum(['float32', 'int32']),
});
export type TensorHeader = z.infer<typeof TensorHeader>;

const Description = z.string().max(200);

const Field = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tensor'), tensor: TensorHeader }),
  z.strictObject({ kind: z.literal('other'), description: Description }),
]);

const Fields = z.array(z.strictObject({ name: z.string().max(64), field: Field })).max(1000);

export type FieldHeaders = z.infer<typeof Fields>;

const Result = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fields'),
    fields: Fields,
  }),
  z.strictObject({
    kind: z.literal('checkpoints'),
    checkpoints: z.array(z.strictObject({ step: z.number(), fields: Fields })).max(MAX_CHECKPOINTS),
  }),
  z.strictObject({
    kind: z.literal('model'),
    topology: z.json(),
    weights: z.array(z.strictObject({ name: z.string().max(200), tensor: TensorHeader })).max(1000),
  }),
  z.strictObject({ kind: z.literal('other'), description: Description }),
]);
export type ResultHeader = z.infer<typeof Result>;

/** JSON has no NaN and no infinities, and curves of diverging trainings are full of them. */
const LogValue = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]).transform((value) => Number(value));

/** What a sandbox may say. */
export const FrameHeader = z.discriminatedUnion('type', [
  /** The runtime and tfjs are warm; the next thing read is the job. */
  z.strictObject({ type: z.literal('ready') }),
  /** The job is unpacked; from here on, whatever happens is the student program's doing. */
  z.strictObject({ type: z.literal('started') }),
  z.strictObject({
    type: z.literal('log'),
    step: z.number(),
    values: z.array(z.tuple([z.string().max(64), LogValue])).max(32),
  }),
  z.strictObject({ type: z.literal('console'), text: z.string() }),
  /** The program met what tfjs computes otherwise. */
  z.strictObject({
    type: z.literal('corrected'),
    id: z.enum(Object.keys(CORRECTED_SENTENCES) as Met[]),
  }),
  z.strictObject({
    type: z.literal('result'),
    result: Result,
    trainMs: z.number().nonnegative(),
    leakedTensors: z.number().int().nonnegative(),
    /** Whether calls that nobody awaited were going on when the program returned. */
    working: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('error'),
    reason: z.string().max(40),
    values: z.record(z.string().regex(FIELD_NAME), z.union([z.string().max(200), z.number()])),
    thrown: z.string().nullable(),
    stack: z.string().nullable(),
    trainMs: z.number().nonnegative(),
  }),
]);
export type FrameHeader = z.infer<typeof FrameHeader>;

type InputHeader =
  | { kind: 'tensor'; tensor: TensorHeader }
  | { kind: 'value'; value: number | string | boolean | number[] };

/** What a sandbox is told: one job, once. */
export interface JobHeader {
  code: string;
  key: string;
  inputs: { name: string; input: InputHeader }[];
  logRows: number;
  consoleBytes: number;
  artifactBytes: number;
  /** Of all tensors that live at one time. */
  tensorBytes: number;
  bare: boolean;
}
