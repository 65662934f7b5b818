import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../../torture/client';

export interface Load {
  /** Latencies in ms from the moment at which a request was due, whether or not those before it were answered. */
  latencies: number[];
  /** Requests that were answered otherwise than with 2xx, by status; 0: not at all (a reset, say). */
  failed: Record<number, number>;
  seconds: number;
}

/** Offers `rate` requests a second for so long, however fast they are answered (an open loop). */
export async function offer(
  { rate, seconds }: { rate: number; seconds: number },
  send: (turn: number) => Promise<Answer>,
): Promise<Load> {
  const load: Load = { latencies: [], failed: {}, seconds: 0 };
  const began = performance.now();
  const open: Promise<void>[] = [];
  for (let turn = 0; turn < rate * seconds; turn++) {
    const due = began + (turn * 1000) / rate;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    open.push(
      send(turn).then(
        ({ status }) => {
          load.latencies.push(performance.now() - due);
          if (status < 200 || status > 299) load.failed[status] = (load.failed[status] ?? 0) + 1;
        },
        () => {
          load.failed[0] = (load.failed[0] ?? 0) + 1;
        },
      ),
    );
  }
  await Promise.all(open);
  load.seconds = (performance.now() - began) / 1000;
  return load;
}

/** Keeps so many requests open for so long, each followed by the next once it is answered (a closed loop). @returns answers a second */
export async function saturate(
  { atOnce, seconds }: { atOnce: number; seconds: number },
  send: (turn: number) => Promise<Answer>,
): Promise<number> {
  const began = performance.now();
  let answered = 0;
  const follow = async (first: number) => {
    for (let turn = first; performance.now() - began < seconds * 1000; turn += atOnce) {
      const { status, body } = await send(turn);
      if (status < 200 || status > 299) throw new Error(`${status} ${body}`);
      answered++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, first) => follow(first)));
  return (answered * 1000) / (performance.now() - began);
}

/** @param p from 0 to 1 */
export function quantile(values: number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}
