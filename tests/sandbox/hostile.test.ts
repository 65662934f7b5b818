import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileStudent, type Limits } from '@/lib/sandbox';
import { atEachLevel, job } from './machine';

const HERE = path.join(import.meta.dirname, 'hostile');
const PROGRAMS = readdirSync(HERE).flatMap((outcome) =>
  readdirSync(path.join(HERE, outcome)).map((file) => ({ outcome, file, name: `${outcome}/${file.slice(0, -3)}` })),
);

/** Tight where the program is expected to hit it, loose elsewhere: a busy machine must not change the outcome. */
const LIMITS: Record<string, Partial<Limits>> = {
  'time-limit': { wallSeconds: 1.5, cpuSeconds: 20 },
  'cpu-limit': { wallSeconds: 30, cpuSeconds: 1 },
};
const ORDINARY: Partial<Limits> = { wallSeconds: 30, cpuSeconds: 20, memoryMb: 256, consoleKb: 4, logRows: 100 };

const HONEST = `const tf = require('@tensorflow/tfjs'); exports.default = () => ({ w: tf.tensor([1, 2]).mul(3) });`;

const folder = mkdtempSync(path.join(tmpdir(), 'decoy-'));
const decoyFile = path.join(folder, 'decoy.txt');
let bystander: ChildProcess;
let listener: Server;
let reached = 0;
let port = 0;

beforeAll(async () => {
  writeFileSync(decoyFile, 'unchanged');
  bystander = spawn('sleep', ['600'], { stdio: 'ignore' });
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

atEachLevel((sandbox) => {
  for (const { outcome, file, name } of PROGRAMS) {
    test(`${name} ends as ${outcome} and harms nothing`, async () => {
      const source = readFileSync(path.join(HERE, outcome, file), 'utf8')
        .replaceAll('%DECOY%', decoyFile)
        .replaceAll('%PORT%', String(port))
        .replaceAll('%PID%', String(bystander.pid));
      const compiled = await compileStudent(source);
      if (outcome === 'syntax-error') {
        expect(compiled).toMatchObject({ ok: false, error: { line: expect.any(Number) } });
        return;
      }
      if (!compiled.ok) throw new Error(compiled.error.message.en);
      let rows = 0;
      const started = performance.now();
      // Whoever goes around the runtime's names is given them: it is the walls that have to hold.
      const bare = source.includes('new Function');
      const ended = await sandbox().run(
        { ...job(compiled.code, {}, { ...ORDINARY, ...LIMITS[outcome] }), bare },
        { onLog: () => rows++ },
      );
      const seconds = (performance.now() - started) / 1000;
      expect(ended.outcome, JSON.stringify(ended.error)).toBe(outcome);
      expect(ended.result === null).toBe(ended.outcome !== 'completed');
      expect(ended.error === null).toBe(ended.outcome === 'completed');
      expect(seconds).toBeLessThan(31);
      expect(ended.timing.peakMb).toBeLessThan(256 + 300);
      expect(ended.console.length).toBeLessThanOrEqual(4 * 1024);
      expect(rows).toBeLessThanOrEqual(100);
      expect(JSON.stringify(ended.error)).not.toContain(process.cwd());

      expect(readFileSync(decoyFile, 'utf8')).toBe('unchanged');
      expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
      expect(reached).toBe(0);
      const next = await sandbox().run(job(HONEST));
      expect(next.result).toEqual({
        kind: 'fields',
        fields: { w: { kind: 'tensor', tensor: { shape: [2], dtype: 'float32', values: Float32Array.of(3, 6) } } },
      });
    });
  }
});
