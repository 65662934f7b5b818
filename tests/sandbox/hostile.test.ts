import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, type Limits, type Sandbox, typeCheck } from '@/lib/sandbox';
import { atEachLevel, compilerHere, job } from './machine';

const compile = compilerHere();

const HERE = path.join(import.meta.dirname, 'hostile');
const PROGRAMS = readdirSync(HERE).flatMap((outcome) =>
  readdirSync(path.join(HERE, outcome)).map((file) => {
    const cause = path.basename(file, '.ts');
    return { outcome, cause, name: `${outcome}/${cause}` };
  }),
);

/** Tight where the program is expected to hit it, loose elsewhere: a busy machine must not change the outcome. */
const LIMITS: Record<string, Partial<Limits>> = {
  'time-limit': { wallSeconds: 1.5, cpuSeconds: 20 },
  'cpu-limit': { wallSeconds: 30, cpuSeconds: 1 },
  'memory-limit': { memoryMb: 128 },
  // Each thread of the runtime wants much memory of its own: here it is their number that counts.
  'runtime-error/many-threads': { memoryMb: 8192 },
};
const ORDINARY: Partial<Limits> = {
  wallSeconds: 30,
  cpuSeconds: 20,
  memoryMb: 256,
  artifactMb: 2,
  consoleKb: 4,
  logRows: 100,
};

/** What these put in the place of built-ins changes nothing about what they return. */
const UNMOVED = ['patched-everything', 'patched-everything-that-writes'].map((one) => `completed/${one}`);

const HONEST = `const tf = require('@tensorflow/tfjs'); exports.default = () => ({ w: tf.tensor([1, 2]).mul(3) });`;

const onlyW = (...values: number[]) => ({
  kind: 'fields',
  fields: {
    w: { kind: 'tensor', tensor: { shape: [values.length], dtype: 'float32', values: Float32Array.from(values) } },
  },
});

const folder = mkdtempSync(path.join(tmpdir(), 'decoy-'));
const decoyFile = path.join(folder, 'decoy.txt');
const secret = `secret-${randomUUID()}`;
let bystander: ChildProcess;
let listener: Server;
let reached = 0;
let port = 0;

beforeAll(async () => {
  writeFileSync(decoyFile, secret);
  bystander = spawn('sleep', ['7200'], { stdio: 'ignore' });
  listener = createServer((socket) => {
    reached++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  port = (listener.address() as { port: number }).port;
});

afterAll(() => {
  bystander.kill();
  listener.close();
  rmSync(folder, { recursive: true });
});

function sourceOf(name: string): string {
  return readFileSync(path.join(HERE, `${name}.ts`), 'utf8')
    .replaceAll('%DECOY%', decoyFile)
    .replaceAll('%PORT%', String(port))
    .replaceAll('%PID%', String(bystander.pid))
    .replaceAll('%DEEP%', () => '['.repeat(200_000))
    .replaceAll('%LONG%', () => 'x'.repeat(300_000))
    .replaceAll('%NUL%', () => '\0');
}

function expectNothingHarmed(): void {
  expect(readFileSync(decoyFile, 'utf8')).toBe(secret);
  expect(readdirSync(folder)).toEqual(['decoy.txt']);
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  expect(reached).toBe(0);
}

async function attack(sandbox: Sandbox, name: string, outcome: string, code: string, bare: boolean): Promise<Ended> {
  let rows = 0;
  const limits = { ...ORDINARY, ...LIMITS[outcome], ...LIMITS[name] };
  const started = performance.now();
  const ended = await sandbox.run({ ...job(code, {}, limits), bare }, { onLog: () => rows++ });
  const seconds = (performance.now() - started) / 1000;
  expect(ended.outcome, JSON.stringify(ended.error)).toBe(outcome);
  expect(ended.result === null).toBe(ended.outcome !== 'completed');
  expect(ended.error === null).toBe(ended.outcome === 'completed');
  expect(seconds).toBeLessThan(31);
  expect(ended.timing.peakMb).toBeLessThan(256 + 300);
  expect(ended.console.length).toBeLessThanOrEqual(4 * 1024);
  expect(rows).toBeLessThanOrEqual(100);
  expect(JSON.stringify(ended.error)).not.toContain(process.cwd());
  expect(JSON.stringify([ended, rows])).not.toContain(secret);
  return ended;
}

test('the page about the sandbox lists every program, and no other', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../lib/sandbox/README.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \| ([a-z0-9, -]+) \|$/gm)].flatMap(([, outcome, causes]) =>
    (causes as string).split(', ').map((cause) => `${outcome}/${cause}`),
  );
  expect(listed.sort()).toEqual(PROGRAMS.map(({ name }) => name).sort());
  expect(PROGRAMS.length).toBeGreaterThanOrEqual(60);
});

for (const { name } of PROGRAMS.filter(({ outcome }) => outcome === 'syntax-error')) {
  test(`${name} is refused before it runs`, async () => {
    expect(await compile(sourceOf(name))).toMatchObject({ ok: false, error: { line: expect.any(Number) } });
  });
}

atEachLevel((sandbox) => {
  for (const { outcome, cause, name } of PROGRAMS.filter((program) => program.outcome !== 'syntax-error')) {
    test(`${name} ends as ${outcome} and harms nothing`, async () => {
      const source = sourceOf(name);
      const compiled = await compile(source);
      if (!compiled.ok) throw new Error(compiled.error.message.en);
      // Whoever goes around the runtime's names is given them: it is the walls that have to hold.
      const bare = source.includes('new Function');
      const started = performance.now();
      const checking = cause.startsWith('type-') ? typeCheck(source, '', sandbox().isolation) : [];
      const ended = await attack(sandbox(), name, outcome, compiled.code, bare);
      if (UNMOVED.includes(name)) expect(ended.result).toEqual(onlyW(1, 2, 3));
      // What the first leaves behind, the second would find.
      if (cause.startsWith('leaves-')) await attack(sandbox(), name, outcome, compiled.code, bare);
      expect(JSON.stringify(await checking)).not.toContain(secret);
      expect(performance.now() - started).toBeLessThan(90_000);
      expectNothingHarmed();
      const next = await sandbox().run(job(HONEST));
      expect(next.result).toEqual(onlyW(3, 6));
    }, 120_000);
  }
});
