import { EventEmitter } from 'node:events';
import { pause } from './pause';

// Next may load a module more than once in one process; who notifies and who listens must share one emitter.
const holder = globalThis as typeof globalThis & { heldoutWork?: EventEmitter };

function work(): EventEmitter {
  holder.heldoutWork ??= new EventEmitter().setMaxListeners(0);
  return holder.heldoutWork;
}

/** Something was handed in: wakes the grading loop of this process, and the grader that it keeps; others look for themselves. */
export function notify(): void {
  work().emit('waits');
}

/** Calls the listener at each `notify` from now on. */
export function onNotify(listener: () => void): void {
  work().on('waits', listener);
}

/** Waits until `notify` is called, the time is over or the signal says stop. */
export function pauseUnlessNotified(ms: number, signal: AbortSignal): Promise<void> {
  const notified = new AbortController();
  const wake = () => notified.abort();
  work().once('waits', wake);
  return pause(ms, AbortSignal.any([signal, notified.signal])).finally(() => work().off('waits', wake));
}
