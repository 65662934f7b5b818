import { useTrainingBackend } from '@/lib/training';
import type { JobHeader } from '../protocol-headers';
import { send } from './port';
import { runProgram } from './program';
import { warmUp } from './warm-up';

/** What a browser's worker is handed once it has said that it is ready. */
export interface WorkerJob {
  header: JobHeader;
  /** The bytes of the tensors, one after the other. */
  body: Uint8Array;
}

/** The program of `main.ts` where there are no streams: in a browser's worker, which runs one job and is ended from outside. */
export async function serveJob(): Promise<void> {
  const job = new Promise<WorkerJob>((resolve) => {
    addEventListener('message', ({ data }) => resolve(data as WorkerJob), { once: true });
  });
  await useTrainingBackend();
  warmUp();
  send({ type: 'ready' });
  const { header, body } = await job;
  await runProgram(header, body);
}
