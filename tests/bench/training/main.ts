import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Contender, contenders, NAMES, type Name } from './contenders';
import { writeData } from './data';
import { expectSameLosses } from './losses';
import { type Cell, measure } from './measure';
import type { Order } from './order';
import { profile } from './profile';
import { printTables } from './report';
import { JOBS, type JobName } from './sizes';

// npm run bench:training [-- --jobs J1,J2 --contenders ours,torch --forms loop --rounds 3 --short --profile --json file]:
// the same trainings with each contender, a process each, one after the other, round by round. CPU time of the training
// alone, after a warm-up. Ratios are what counts; milliseconds are this machine's.

const list = (text: string) => text.split(',').filter(Boolean);
const { values: options } = parseArgs({
  options: {
    jobs: { type: 'string', default: Object.keys(JOBS).join(',') },
    contenders: { type: 'string', default: NAMES.join(',') },
    forms: { type: 'string', default: 'loop,fit' },
    rounds: { type: 'string', default: '3' },
    /** A few steps of everything, for the losses alone. */
    short: { type: 'boolean', default: false },
    /** Where the time of our own trainings goes, instead of the comparison. */
    profile: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

const jobs = list(options.jobs).filter((job): job is JobName => job in JOBS);
const forms = list(options.forms).filter((form): form is 'loop' | 'fit' => form === 'loop' || form === 'fit');
const names = list(options.contenders).filter((name): name is Name => (NAMES as readonly string[]).includes(name));
const rounds = options.short ? 1 : Number(options.rounds);

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-bench-'));
try {
  writeData(folder);
  const { ready, absent } = await contenders(names);
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
