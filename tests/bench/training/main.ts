import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type Contender, contenders, NAMES, type Name } from './contenders';
import { writeData } from './data';
import { expectSameLosses } from './losses';
import { type Cell, measure } from './measure';
import type { Order } from './order';
import { profile } from './profile';
import { printTables } from './report';
import { JOBS, type JobName } from './sizes';

// The same trainings with each contender, a process each, one after the other, round by round. CPU time of the training
// alone, after a warm-up. Ratios are what counts; milliseconds are this machine's.

/** Names with commas between them, all of them known. */
const among =
  <T extends string>(known: readonly T[]) =>
  (text: string): T[] =>
    text.split(',').map((name) => {
      const found = known.find((one) => one === name);
      if (!found) throw new InvalidArgumentError(`"${name}" is none of ${known.join(', ')}.`);
      return found;
    });

function atLeastOne(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('A whole number from 1 is expected.');
  return count;
}

const JOB_NAMES = Object.keys(JOBS) as JobName[];
const FORMS = ['loop', 'fit'] as const;
const options = new Command('npm run bench:training --')
  .option('--jobs <names>', JOB_NAMES.join(','), among(JOB_NAMES), JOB_NAMES)
  .option('--contenders <names>', NAMES.join(','), among(NAMES), [...NAMES])
  .option('--forms <names>', FORMS.join(','), among(FORMS), [...FORMS])
  .option('--rounds <count>', 'how often each is measured', atLeastOne, 3)
  .option('--short', 'a few steps of everything, for the losses alone', false)
  .option('--profile', 'where the time of our own trainings goes, instead of the comparison', false)
  .option('--json <file>', 'writes the figures there too')
  .parse()
  .opts<{
    jobs: JobName[];
    contenders: Name[];
    forms: Order['form'][];
    rounds: number;
    short: boolean;
    profile: boolean;
    json?: string;
  }>();
const { jobs, forms } = options;
const rounds = options.short ? 1 : options.rounds;

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-bench-'));
try {
  writeData(folder);
  const { ready, absent } = await contenders(options.contenders);
  for (const sentence of absent) console.log(sentence);
  if (options.profile) await profile(ready, jobs, forms, folder);
  else await compare(ready);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(ready: Contender[]) {
  const cells: Cell[] = [];
  const dispatch: { name: Name; costs: Record<string, number> }[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const job of jobs) {
      for (const form of forms) {
        for (const contender of ready) {
          if (process.stderr.isTTY) process.stderr.write(`\rround ${round}: ${job} ${form}, ${contender.name}   `);
          cells.push(...(await measure(contender, job, form, folder, options.short)));
        }
      }
    }
    for (const contender of options.short ? [] : ready) {
      if (contender.name === 'torch') continue;
      const order = { job: 'dispatch', form: 'loop', folder, runs: [] } satisfies Order;
      dispatch.push({ name: contender.name, costs: (await contender.run(order)).dispatch ?? {} });
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\r'.padEnd(60));
  const checked = expectSameLosses(cells);
  if (options.short) console.log(checked);
  else console.log(`\n${printTables(cells, dispatch, rounds)}\n\n${checked}`);
  if (options.json) writeFileSync(options.json, JSON.stringify({ rounds, cells, dispatch }, null, 1));
}
