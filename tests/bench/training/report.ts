import type { Name } from './contenders';
import { NAMES } from './contenders';
import { geometricMean, median, ms, table } from './figures';
import type { Cell } from './measure';
import { JOBS, type JobName } from './sizes';

/** What a ratio to PyTorch is held to. */
const GOALS: Record<JobName, number> = { J1: 0.4, J2: 1, J3: 3.2, J4: 2.7, J5: 2.3 };
const COLD_GOAL_MS = 100;
const FIT_GOAL = 1.3;
const DISPATCH_GOAL_NS = 800;

type Form = Cell['form'];

class Cells {
  readonly jobs: JobName[];

  constructor(private readonly cells: Cell[]) {
    this.jobs = (Object.keys(JOBS) as JobName[]).filter((job) => cells.some((cell) => cell.job === job));
  }

  of(name: Name, job: JobName, form: Form): Cell[] {
    return this.cells.filter((cell) => cell.name === name && cell.job === job && cell.form === form);
  }

  /** NaN where nothing was measured. */
  warm(name: Name, job: JobName, form: Form = 'loop'): number {
    return median(this.of(name, job, form).map(({ warmMs }) => warmMs));
  }

  ratio(name: Name, to: Name, job: JobName): number {
    // Round by round, so that what slows the machine for a while slows both sides.
    const [mine, theirs] = [this.of(name, job, 'loop'), this.of(to, job, 'loop')];
    return median(mine.map((cell, round) => cell.warmMs / (theirs[round]?.warmMs ?? Number.NaN)));
  }
}

const ratio = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '-');
const time = (value: number, scaled: boolean) => (Number.isFinite(value) ? `${scaled ? '~' : ''}${ms(value)}` : '-');

export function printTables(
  all: Cell[],
  dispatch: { name: Name; costs: Record<string, number> }[],
  rounds: number,
): string {
  const cells = new Cells(all);
  return [
    `CPU time in ms of the warm training alone, median of ${rounds} interleaved rounds; ~ scaled up from fewer steps.`,
    blas(all),
    times(cells),
    ratios(cells),
    forms(cells, 'ours'),
    forms(cells, 'deno'),
    dispatch.length > 0 ? costs(dispatch) : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function blas(all: Cell[]): string {
  const file = all.find(({ blas: found }) => found)?.blas;
  if (!file) return '';
  return /openblas|mkl|blis/i.test(file)
    ? `PyTorch multiplies matrices with ${file}.`
    : `PyTorch multiplies matrices with ${file}, which looks like the slow reference library: its times mean little. Debian: apt-get install libopenblas0-pthread.`;
}

function times(cells: Cells): string {
  const body = cells.jobs.map((job) => [
    `${job} ${JOBS[job].what}`,
    ...NAMES.map((name) =>
      time(
        cells.warm(name, job),
        cells.of(name, job, 'loop').some(({ scaledFrom }) => scaledFrom !== undefined),
      ),
    ),
  ]);
  return table(['', 'ours', 'ours in Deno', 'PyTorch', 'tfjs wasm', 'tfjs cpu'], body);
}

function ratios(cells: Cells): string {
  const columns = cells.jobs.map((job) => ({
    job,
    torch: cells.ratio('ours', 'torch', job),
    wasm: cells.ratio('wasm', 'ours', job),
    cpu: cells.ratio('cpu', 'ours', job),
  }));
  const mean = (values: number[]) => geometricMean(values.filter(Number.isFinite));
  const body = columns.map(({ job, torch, wasm, cpu }) => [
    job,
    ratio(torch),
    `<= ${GOALS[job]}`,
    ratio(wasm),
    ratio(cpu),
  ]);
  const means = [
    'geometric mean',
    ratio(mean(columns.map(({ torch }) => torch))),
    '<= 1.5',
    ratio(mean(columns.map(({ wasm }) => wasm))),
    `${ratio(mean(columns.map(({ cpu }) => cpu)))} (>= 20)`,
  ];
  return table(['', 'ours / PyTorch', 'goal', 'tfjs wasm / ours', 'tfjs cpu / ours'], [...body, means]);
}

function forms(cells: Cells, name: 'ours' | 'deno'): string {
  const body = cells.jobs.map((job) => {
    const [loop, fit] = [cells.of(name, job, 'loop'), cells.of(name, job, 'fit')];
    const cold = median(loop.map(({ coldMs, warmMs }) => coldMs - warmMs));
    const over = median(fit.map(({ warmMs }, round) => warmMs / (loop[round]?.warmMs ?? Number.NaN)));
    return [job, time(cells.warm(name, job, 'fit'), false), ratio(over), Number.isFinite(cold) ? ms(cold) : '-'];
  });
  return table(
    [
      `ours in ${name === 'ours' ? 'Node' : 'Deno'}`,
      'model.fit, ms',
      `model.fit / loop (<= ${FIT_GOAL})`,
      `cold - warm, ms (<= ${COLD_GOAL_MS})`,
    ],
    body,
  );
}

function costs(dispatch: { name: Name; costs: Record<string, number> }[]): string {
  const names = [...new Set(dispatch.map(({ name }) => name))];
  const ways = Object.keys(dispatch[0]?.costs ?? {});
  const body = ways.map((way) => [
    way,
    ...names.map((name) =>
      median(dispatch.filter((entry) => entry.name === name).map((entry) => entry.costs[way] as number)).toFixed(0),
    ),
  ]);
  return table([`ns a kernel, 10 elements (ours <= ${DISPATCH_GOAL_NS})`, ...names], body);
}
