import { Limits, openCompiler, openSandbox, type Sandbox } from '@/lib/sandbox';
import { PUBLIC_SECRET } from '@/lib/secrets/keys';
import { onStock, PROGRAMS } from '../programs/stock';

// The programs of `tests/programs`, in the sandbox and on tfjs as it comes: wall time of `train` alone, in a fresh process each.

const ROUNDS = 3;
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] as number;

async function sandboxMs(sandbox: Sandbox, code: string): Promise<number> {
  const job = { code, inputs: {}, key: PUBLIC_SECRET, limits: Limits.parse({ wallSeconds: 60, cpuSeconds: 60 }) };
  const { outcome, error, timing } = await sandbox.run(job);
  if (outcome !== 'completed') throw new Error(`${outcome}: ${error?.thrown ?? error?.reason}`);
  return timing.trainMs;
}

const sandbox = await openSandbox({ slots: 1, warm: 1 });
const compiler = await openCompiler(sandbox.isolation === 'full' ? 'full' : 'runtime-only');
try {
  console.log('| program | here, ms | stock tfjs (cpu), ms | stock / here |\n|:--|--:|--:|--:|');
  let product = 1;
  for (const [name, source] of Object.entries(PROGRAMS)) {
    const compiled = await compiler.compile(source);
    if (!compiled.ok) throw new Error(`${name}: ${compiled.error.message.en}`);
    const [here, stock]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      here.push(await sandboxMs(sandbox, compiled.code));
      stock.push((await onStock({ code: compiled.code, key: PUBLIC_SECRET })).ms);
    }
    const ratio = median(stock) / median(here);
    product *= ratio;
    console.log(`| ${name} | ${median(here).toFixed(0)} | ${median(stock).toFixed(0)} | ${ratio.toFixed(1)} |`);
  }
  console.log(`| geometric mean | | | ${(product ** (1 / Object.keys(PROGRAMS).length)).toFixed(1)} |`);
} finally {
  await compiler.close();
  await sandbox.close();
}
