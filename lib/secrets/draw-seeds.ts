import { randomBytes } from 'node:crypto';
import type { Key } from './keys';

/** A fresh secret: 256 bits from the system's random source. */
export function drawSecret(): Key {
  return randomBytes(32).toString('hex');
}

/** The numbers of the seeds that a submission is graded on. They are labels: what is dealt comes from its secret. */
export function gradedNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
