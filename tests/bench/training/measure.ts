import type { Contender, Name } from './contenders';
import { median } from './figures';
import type { Order } from './order';
import { JOBS, type JobName } from './sizes';

/** What one process of one contender gave for one training. */
export interface Cell {
  name: Name;
  job: JobName;
  form: Order['form'];
  /** CPU time of the warm training, all of its steps: the median of the last three. */
  warmMs: number;
  /** CPU time of the first whole training of the process; NaN where none was measured. */
  coldMs: number;
  startMs: number;
  /** The file that its matrix products come from, where that is not its own. */
  blas: string | undefined;
  /** Steps that were measured, when they were fewer than all and the time is scaled. */
  scaledFrom: number | undefined;
  /** Final loss by number of steps. */
  losses: Record<number, number>;
}

/** @returns nothing when the contender cannot do this training. */
export async function measure(
  contender: Contender,
  job: JobName,
  form: Order['form'],
  folder: string,
  short: boolean,
): Promise<Cell[]> {
  if (contender.refuses(job, form)) return [];
  const { steps, short: few, warmUps } = JOBS[job];
  const all = !short && !contender.isSlow(job);
  // The first is cold.
  const runs = all ? [steps, few, ...Array<number>(warmUps + 2).fill(steps)] : short ? [few] : [few, few, few];
  const { startMs, cpuMs, losses, blas } = await contender.run({ job, form, folder, runs });
  const warm = all ? median(cpuMs.slice(-3)) : ((cpuMs.at(-1) as number) * steps) / few;
  return [
    {
      name: contender.name,
      job,
      form,
      startMs,
      blas,
      warmMs: warm,
      coldMs: all ? (cpuMs[0] as number) : Number.NaN,
      scaledFrom: all ? undefined : few,
      losses: Object.fromEntries(losses.map(({ steps: count, loss }) => [count, loss])),
    },
  ];
}
