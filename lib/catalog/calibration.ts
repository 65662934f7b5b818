import { z } from 'zod';
import type { CourseFiles } from './files';
import { report } from './finding';

const Share = z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() });

/** How many draws had it so, and the share that this tells of, with the interval of Clopper and Pearson. */
const Counted = z.strictObject({
  hits: z.int().min(0),
  count: z.int().min(1),
  /** What was counted: seeds, which make submissions together, or whole submissions of seeds that no other has. */
  unit: z.enum(['seeds', 'submissions']),
  /** Of submissions. */
  share: Share,
});

const Margin = z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() });

export const CalibratedCriterion = z.strictObject({
  id: z.string(),
  /** What the values of single seeds are; null where not one could be measured. */
  values: z
    .strictObject({
      count: z.int(),
      least: z.number(),
      quartiles: z.tuple([z.number(), z.number(), z.number()]),
      greatest: z.number(),
      mean: z.number(),
      /** Null for a single value. */
      deviation: z.number().nullable(),
    })
    .nullable(),
  /** Seeds whose value is on the right side of the limit. */
  reached: z.int(),
  /** Of submissions that go wrong here: honest ones that miss the criterion, mistaken ones that reach it. Null: no claim is made. */
  wrongly: z
    .strictObject({
      counted: Counted,
      /** From the distance to the limit in standard deviations; null where the values tell no spread. */
      fitted: z.strictObject({ scale: z.enum(['plain', 'logarithmic']), margin: Margin, share: Share }).nullable(),
      /** Every value is the same. */
      constant: z.boolean(),
      thin: z.boolean(),
    })
    .nullable(),
});
export type CalibratedCriterion = z.infer<typeof CalibratedCriterion>;

export const CalibratedSolution = z.strictObject({
  /** Below the challenge's folder. */
  file: z.string(),
  role: z.enum(['honest', 'starter', 'wrong', 'cheat']),
  /** Criteria that it must miss. */
  fails: z.array(z.string()),
  /** How the runs of each seed ended, by outcome. */
  outcomes: z.record(z.string(), z.int()),
  /** Submissions that pass altogether. */
  passes: Counted,
  criteria: z.array(CalibratedCriterion),
  /** A submission as a whole goes wrong too often. */
  thin: z.boolean(),
});
export type CalibratedSolution = z.infer<typeof CalibratedSolution>;

/** What `heldout calibrate` measured of a challenge. Never written by hand. */
export const Calibration = z.strictObject({
  challenge: z.string(),
  /** Of all files that a measured value or a claim comes from: another one makes this stale. */
  contentHash: z.string(),
  engine: z.string(),
  /** Public seeds `first`, `first` + 1, …; a submission is graded on `graded`. */
  seeds: z.strictObject({ first: z.int(), count: z.int().min(1), graded: z.int().min(1) }),
  confidence: z.number(),
  /** The largest share of submissions that may go wrong. */
  tolerated: z.number(),
  solutions: z.array(CalibratedSolution),
});
export type Calibration = z.infer<typeof Calibration>;

/** Reads a challenge's calibration.json. What cannot be used is a warning: grading needs none of it. */
export async function readCalibration(
  files: CourseFiles,
  file: string,
  contentHash: string,
): Promise<Calibration | null> {
  const text = await files.find(file);
  if (text === null) return null;
  const calibration = Calibration.safeParse(parseJson(text)).data;
  const again = 'Run: npm run -s heldout -- calibrate';
  if (!calibration) {
    const message = `This is not what \`heldout calibrate\` writes. ${again}`;
    report(files.to(file), { severity: 'warning', expected: 'a file made by heldout calibrate', message });
    return null;
  }
  if (calibration.contentHash === contentHash) return calibration;
  const message = `The challenge has changed since it was calibrated. ${again} ${calibration.challenge}`;
  report(files.to(file), { severity: 'warning', key: 'contentHash', expected: contentHash, message });
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
