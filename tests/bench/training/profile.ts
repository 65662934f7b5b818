import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contender } from './contenders';
import { table } from './figures';
import type { Order } from './order';
import { JOBS, type JobName } from './sizes';

const TOP = 25;

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Prints in which functions warm trainings of our own spend their time, themselves without what they call. */
export async function profile(ready: Contender[], jobs: JobName[], forms: Order['form'][], folder: string) {
  const ours = ready.find(({ name }) => name === 'ours');
  if (!ours) throw new Error('Only our own trainings are profiled: --contenders ours.');
  for (const job of jobs) {
    for (const form of forms) {
      const { steps } = JOBS[job];
      const out = mkdtempSync(path.join(tmpdir(), 'heldout-profile-'));
      try {
        const flags = ['--cpu-prof', `--cpu-prof-dir=${out}`, '--cpu-prof-interval', '200'];
        const { cpuMs } = await ours.run({ job, form, folder, runs: [steps, steps, steps] }, flags);
        const file = path.join(out, readdirSync(out)[0] as string);
        const found = selfTimes(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile);
        console.log(
          `\n${job} ${form}: three trainings, ${cpuMs.map((time) => time.toFixed(0)).join(', ')} ms of CPU time`,
        );
        console.log(table(['function', 'self ms', '%'], found));
      } finally {
        rmSync(out, { recursive: true, force: true });
      }
    }
  }
}

function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): string[][] {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      `${functionName || '(anonymous)'} ${url.startsWith('wasm:') ? 'wasm' : lineNumber > 0 ? `:${lineNumber + 1}` : ''}`,
    ]),
  );
  const times = new Map<string, number>();
  for (const [i, sample] of samples.entries()) {
    const name = names.get(sample) as string;
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[i] as number) / 1000);
  }
  const busy = [...times].filter(([name]) => !/^\((idle|program)\)/.test(name));
  const total = busy.reduce((sum, [, time]) => sum + time, 0);
  return busy
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOP)
    .map(([name, time]) => [name, time.toFixed(0), ((100 * time) / total).toFixed(1)]);
}
