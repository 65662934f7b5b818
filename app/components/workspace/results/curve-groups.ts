import type { LogEntry } from '@/lib/grading/verdict';

export type CurveRole = 'train' | 'held-out' | 'other';

export interface CurveLine {
  key: string;
  role: CurveRole;
  run: string;
  seed: number;
  points: [step: number, value: number][];
}

/** Curves that share an axis: a quantity, on the training data, on held-out data, or without saying. */
export interface CurveGroup {
  /** The quantity, as the student's code names it. */
  name: string;
  lines: CurveLine[];
}

const PREFIX: [RegExp, CurveRole][] = [
  [/^[Tt]rain(?:ing)?(?=$|[-_. ]|[A-Z])[-_. ]?/, 'train'],
  [/^(?:[Hh]eld[-_ ]?[Oo]ut|[Vv]al(?:id(?:ation)?)?|[Tt]est)(?=$|[-_. ]|[A-Z])[-_. ]?/, 'held-out'],
];
const SUFFIX: [RegExp, CurveRole][] = [
  [/(?:[-_. ]train(?:ing)?|Train(?:ing)?)$/, 'train'],
  [/(?:[-_. ](?:held[-_]?out|val(?:id(?:ation)?)?|test)|(?:Held[Oo]ut|Val(?:id(?:ation)?)?|Test))$/, 'held-out'],
];

/** Splits `trainLoss`, `val_loss`, `loss_test` … into the quantity and the data it was measured on. */
export function readKey(key: string): { name: string; role: CurveRole } {
  for (const [pattern, role] of [...PREFIX, ...SUFFIX]) {
    if (!pattern.test(key)) continue;
    const rest = key.replace(pattern, '');
    return { name: rest.charAt(0).toLowerCase() + rest.slice(1), role };
  }
  return { name: key, role: 'other' };
}

/** One group for each logged quantity, one line for each key, run and seed, in the order in which they first appear. */
export function groupCurves(logs: LogEntry[]): CurveGroup[] {
  const groups = new Map<string, Map<string, CurveLine>>();
  for (const { seed, run, step, values } of logs) {
    for (const [key, value] of Object.entries(values)) {
      const { name, role } = readKey(key);
      const lines = groups.get(name) ?? new Map<string, CurveLine>();
      groups.set(name, lines);
      const id = JSON.stringify([key, run, seed]);
      const line = lines.get(id) ?? { key, role, run, seed, points: [] };
      lines.set(id, line);
      line.points.push([step, value]);
    }
  }
  return [...groups].map(([name, lines]) => ({ name, lines: [...lines.values()] }));
}

/** The first step at which a curve is no number any more, and whether none of them ever was one; null where all are. */
export function whereLost(lines: CurveLine[]): { step: number; all: boolean } | null {
  const points = lines.flatMap((line) => line.points);
  const steps = points.filter(([, value]) => !Number.isFinite(value)).map(([step]) => step);
  return steps.length === 0 ? null : { step: Math.min(...steps), all: steps.length === points.length };
}

/** A log axis helps when every value is positive and they span two decades or more. */
export function wantsLogAxis(values: number[]): boolean {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return false;
  const low = Math.min(...finite);
  return low > 0 && Math.max(...finite) / low >= 100;
}
