import { expect, test } from 'vitest';
import type { Ended } from '@/lib/sandbox';
import { correctedReason } from '@/lib/sandbox/sentences';
import { PUBLIC_SECRET } from '@/lib/secrets/keys';
import type { Met } from '@/lib/training/corrected/advice';
import { atEachLevel, compilerHere, job } from '../sandbox/machine';
import { thorough } from '../thorough';
import { onStock, PROGRAMS, type Row } from './stock';

// Programs such as people publish, in the sandbox and on tfjs 4.22.0 as it comes: they log the same numbers.

/**
 * Of what is logged, relative. Sums are taken in another order here, and the last digit of a float32 is 1e-7: over these trainings
 * that grows to 2e-6 at most. One other random number, or one row in another place of a shuffle, makes 1e-3 and more.
 */
const TOLERANCE = 2e-5;

/** Programs whose numbers are other ones, by what is corrected here. */
const MEETING: Record<string, Met[]> = { sentiment: ['masks'] };

const compile = compilerHere();
const tried = Object.keys(PROGRAMS).filter((name, i) => thorough || i % 4 === 0 || name in MEETING);

const isNear = (ours: number, stock: number) => Math.abs(ours - stock) <= TOLERANCE * Math.max(1e-2, Math.abs(stock));

/** What was logged otherwise. */
function apart(ours: Row[], stock: Row[]): string[] {
  return ours.flatMap(({ step, values }, i) =>
    Object.entries(values).flatMap(([name, value]) => {
      const other = stock[i]?.values[name] as number;
      return stock[i]?.step === step && isNear(value, other) ? [] : [`${name} at ${step}: ${value}, stock ${other}`];
    }),
  );
}

test('there are fifteen', () => {
  expect(Object.keys(PROGRAMS)).toHaveLength(15);
});

atEachLevel((sandbox) => {
  test.each(tried)('%s', async (name) => {
    const compiled = await compile(PROGRAMS[name] as string);
    if (!compiled.ok) throw new Error(compiled.error.message.en);
    const rows: Row[] = [];
    const [ended, stock] = await Promise.all([
      sandbox().run(job(compiled.code, {}, { wallSeconds: 60, cpuSeconds: 60 }), { onLog: (row) => rows.push(row) }),
      onStock({ code: compiled.code, key: PUBLIC_SECRET }),
    ]);
    const met = MEETING[name] ?? [];
    expect(ended.error).toBeNull();
    expect(ended.advice).toEqual(
      met.map((id): Ended['advice'][number] => ({ reason: correctedReason(id), values: {} })),
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.length).toBe(stock.rows.length);
    if (met.length === 0) expect(apart(rows, stock.rows)).toEqual([]);
    else expect(apart(rows, stock.rows)).not.toEqual([]);
  });
});
