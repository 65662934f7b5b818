import { expect, test } from 'vitest';
import { type Limits, type Outcome, sentence } from '@/lib/sandbox';
import { atEachLevel, job } from './machine';

/** What reaches one limit, after three rows of the log and a word on the console. */
const REACHED: [keyof Limits, Partial<Limits>, string, Outcome, string][] = [
  ['wallSeconds', { wallSeconds: 1 }, 'await new Promise((wake) => setTimeout(wake, 1e8))', 'time-limit', 'time-limit'],
  ['cpuSeconds', { cpuSeconds: 0.5 }, 'for (;;) {}', 'cpu-limit', 'cpu-limit'],
  ['memoryMb', { memoryMb: 64 }, 'for (;;) kept.push(new Float64Array(1e6).fill(1))', 'memory-limit', 'memory-limit'],
  [
    'threads',
    { threads: 1, memoryMb: 2048 },
    `for (let i = 0; i < 6; i++) new Worker(URL.createObjectURL(new Blob(['setInterval(() => {}, 1000)'])), { type: 'module' });
     await new Promise((wake) => setTimeout(wake, 1e8))`,
    'runtime-error',
    'thread-limit',
  ],
  ['artifactMb', { artifactMb: 1 }, 'return { w: tf.zeros([1000, 1000]) }', 'invalid-result', 'artifact-too-large'],
];

function program(body: string): string {
  return `const tf = require('@tensorflow/tfjs'); const kept = [];
    exports.default = async (run) => {
      for (let step = 0; step < 3; step++) run.log(step, { loss: step / 2 });
      console.log('so far, so good');
      ${body};
    }`;
}

atEachLevel((sandbox) => {
  test.each(REACHED)(
    'reaching %s is said as such, and what was logged before is kept',
    async (...[, limits, body, outcome, reason]) => {
      const rows: number[] = [];
      const ended = await sandbox().run(
        { ...job(program(body), {}, { wallSeconds: 30, cpuSeconds: 20, ...limits }), bare: true },
        { onLog: ({ step, values }) => rows.push(step, values.loss as number) },
      );
      expect(ended).toMatchObject({ outcome, result: null, error: { reason }, console: 'so far, so good\n' });
      expect(rows).toEqual([0, 0, 1, 0.5, 2, 1]);
      const said = sentence(reason, ended.error?.values);
      expect(said).not.toEqual(sentence('internal-error'));
      expect(said.en + said.fr).not.toMatch(/[{}]/);
    },
  );

  test('rows and words beyond their number are dropped, with a word of advice, and the run goes on', async () => {
    let rows = 0;
    const body = `for (let i = 0; i < 50; i++) { run.log(i, { loss: i }); console.log('x'.repeat(100)); } return { w: tf.scalar(1) }`;
    const ended = await sandbox().run(job(program(body), {}, { logRows: 10, consoleKb: 1 }), { onLog: () => rows++ });
    expect(ended).toMatchObject({ outcome: 'completed', error: null });
    expect(rows).toBe(10);
    expect(ended.console).toHaveLength(1024);
    expect(ended.advice.map(({ reason }) => reason).sort()).toEqual(['console-truncated', 'logs-truncated']);
  });
});
