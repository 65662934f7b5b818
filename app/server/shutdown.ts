// Next may load a module more than once in one process; the listeners must be registered once.
const holder = globalThis as typeof globalThis & { heldoutShutdown?: AbortSignal };

/** Aborts when the process is asked to stop, so that connections held open do not keep it from doing so. */
export function shutdownSignal(): AbortSignal {
  if (!holder.heldoutShutdown) {
    const stopping = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
    holder.heldoutShutdown = stopping.signal;
  }
  return holder.heldoutShutdown;
}
