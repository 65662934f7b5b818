import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

// Next may load a module more than once in one process; who rings and who listens must share one bell.
const holder = globalThis as typeof globalThis & { heldoutBell?: EventEmitter };

function bell(): EventEmitter {
  holder.heldoutBell ??= new EventEmitter().setMaxListeners(0);
  return holder.heldoutBell;
}

/** Something was handed in: wakes the grading loop of this process, and the grader that it keeps; others look for themselves. */
export function ring(): void {
  bell().emit('ring');
}

/** Calls the listener at each ring from now on. */
export function onRing(listener: () => void): void {
  bell().on('ring', listener);
}

/** Waits until the bell rings, the time is over or the signal says stop. */
export function pauseOrRing(ms: number, signal: AbortSignal): Promise<void> {
  const rung = new AbortController();
  const wake = () => rung.abort();
  bell().once('ring', wake);
  return pause(ms, AbortSignal.any([signal, rung.signal])).finally(() => bell().off('ring', wake));
}

/** Waits until the time is over or the signal says stop. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
