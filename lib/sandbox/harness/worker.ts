import { useTrainingBackend } from '@/lib/training';
import type { JobHeader } from '../protocol-headers';
import { send, writeTo } from './port';
import { runProgram } from './program';
import { warmUp } from './warm-up';

/** What a browser's worker is handed once it has said that it is ready. */
export interface WorkerJob {
  header: JobHeader;
  /** The bytes of the tensors, one after the other. */
  body: Uint8Array;
}

/**
 * The program of `main.ts` where there are no streams: in a browser's worker, which runs one job and is ended from
 * outside. `line` brings the job and takes what is written.
 */
export async function serveJob(line: MessagePort): Promise<void> {
  writeTo(line);
  const job = new Promise<WorkerJob>((resolve) => {
    line.addEventListener('message', ({ data }) => resolve(data as WorkerJob), { once: true });
  });
  line.start();
  await useTrainingBackend();
  warmUp();
  send({ type: 'ready' });
  const { header, body } = await job;
  await runProgram(header, body);
}
