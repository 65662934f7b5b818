import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { z } from 'zod';
import { PUBLIC_SECRET } from '@/lib/secrets/keys';
import type { Sentence } from '@/lib/text';
import { adviceFor } from './advice';
import { compilerLauncher } from './compiler-launch';
import { type Level, launcher } from './launch';
import { type Isolation, Limits } from './outcome';
import { runIn } from './run';
import { Runner } from './runner';

/** Strongest first. */
export const LEVELS: Level[] = ['full', 'os-only', 'runtime-only'];

export interface IsolationCheck {
  id: string;
  passed: boolean;
  detail: string;
}

export interface IsolationReport {
  isolation: Isolation;
  checks: IsolationCheck[];
  /** How to get a stronger level here; empty at the strongest. */
  advice: Sentence[];
}

/** Attacks that must be refused. `%FILE%` and `%PORT%` are a file and a listener of ours. */
const ATTACKS = [
  {
    id: 'reads-no-file',
    code: `const fs = await import('node:fs'); return fs.readFileSync('%FILE%', 'utf8').length`,
  },
  {
    id: 'starts-no-program',
    code: `const { spawnSync } = await import('node:child_process'); const { error } = spawnSync('/bin/true'); if (error) throw error; return 'ran'`,
  },
  {
    id: 'reaches-no-network',
    code: `const net = await import('node:net'); return await new Promise((yes, no) => net.connect(%PORT%, '127.0.0.1', () => yes('connected')).on('error', no))`,
  },
];

/** Tries the levels from the strongest down, each by really running hostile programs in it, until one holds. */
export async function probeIsolation(levels: readonly Level[] = LEVELS): Promise<IsolationReport> {
  const checks: IsolationCheck[] = [];
  for (const level of levels) {
    const found = await probeLevel(level).catch((error: unknown): IsolationCheck[] => [
      { id: `${level}-starts`, passed: false, detail: error instanceof Error ? error.message : String(error) },
    ]);
    checks.push(...found);
    if (found.every(({ passed }) => passed)) return { isolation: level, checks, advice: adviceFor(level) };
  }
  return { isolation: 'none', checks, advice: adviceFor('none') };
}

async function probeLevel(level: Level): Promise<IsolationCheck[]> {
  const launch = await launcher(level);
  let reached = false;
  const server = createServer((socket) => {
    reached = true;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  let runner: Runner | undefined;
  try {
    // May throw at once, where a part is missing; the listener must not outlive that.
    runner = new Runner(launch());
    await runner.ready;
    // A runtime that refuses by itself would hide that the walls around it do not stand: these are looked at from outside.
    const standing = level === 'runtime-only' ? [] : [wallsOf(`${level}-walls-stand`, runner.pid)];
    const tries = ATTACKS.map(({ id, code }) => {
      const filled = code.replace('%FILE%', process.execPath).replace('%PORT%', String(port));
      const body = JSON.stringify(filled);
      // Made from a string, as a determined program would: compiled imports never get this far.
      return `try { out[${JSON.stringify(id)}] = String(await new (async () => {}).constructor(${body})()) } catch (error) { out[${JSON.stringify(id)}] = /NotCapable|EPERM|EACCES|ENOENT|ENETUNREACH|ERR_ACCESS_DENIED/.test(error.name + error.code + error.message) ? 'refused' : String(error) }`;
    });
    const code = `exports.default = async () => { const out = {}; ${tries.join('\n')} ; console.log(JSON.stringify(out)); return {} }`;
    const limits = Limits.parse({ wallSeconds: 10, cpuSeconds: 5 });
    const ended = await runIn(runner, { code, inputs: {}, key: PUBLIC_SECRET, limits, bare: true }, 0);
    const starts = {
      id: `${level}-starts`,
      passed: ended.outcome === 'completed',
      detail: ended.error?.thrown ?? ended.outcome,
    };
    const values = starts.passed ? z.record(z.string(), z.string()).parse(JSON.parse(ended.console)) : {};
    const attacked = ATTACKS.map(({ id }) => {
      const value = values[id] ?? 'no answer';
      const passed = value === 'refused' && !(id === 'reaches-no-network' && reached);
      return { id: `${level}-${id}`, passed, detail: value };
    });
    return [starts, ...standing, ...attacked, ...(await probeCompiler(level))];
  } finally {
    await runner?.kill();
    server.close();
  }
}

/** A compiler has compiled by the time that it is ready. */
async function probeCompiler(level: Level): Promise<IsolationCheck[]> {
  const compiler = (await compilerLauncher(level))();
  try {
    await compiler.ready;
    const compiles = { id: `${level}-compiles`, passed: true, detail: 'completed' };
    return level === 'runtime-only' ? [compiles] : [compiles, wallsOf(`${level}-compiler-walls-stand`, compiler.pid)];
  } finally {
    await compiler.kill();
  }
}

/** The kernel's own word on a process: system calls filtered, no way to privileges, none held, another process namespace. */
function wallsOf(id: string, pid: number | null): IsolationCheck {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const stands: [string, RegExp][] = [
    ['seccomp', /^Seccomp:\s+2$/m],
    ['no new privileges', /^NoNewPrivs:\s+1$/m],
    ['no capability', /^CapEff:\s+0+$/m],
    ['process namespace', /^NSpid:\s+\d+\s+\d+/m],
  ];
  const missing = stands.filter(([, pattern]) => !pattern.test(status)).map(([name]) => name);
  const detail = missing.length > 0 ? `missing: ${missing.join(', ')}` : 'seen from outside';
  return { id, passed: missing.length === 0, detail };
}
