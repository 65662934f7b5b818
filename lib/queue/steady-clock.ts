/**
 * Milliseconds of a clock that nobody sets: it runs evenly for all processes of a machine, from some moment on. Leases are
 * measured by it, so that a clock that jumps neither ends them nor lets them last.
 */
export function steadyNow(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}
