import { isDeepStrictEqual } from 'node:util';
import { notify } from '../queue/notify';
import { openQueue } from '../queue/open';
import { graderStatus, startGrader, stopGrader } from './grader';
import type { GraderStatus } from './status';

// The process in which a server has its grading done: started and kept by `kept-grader.ts`, told by it when something was
// handed in, and gone as soon as it is.

/** Often enough for pages that say why grading is paused. */
const LOOK_MS = 200;

let told: GraderStatus | null = null;

function tell(): void {
  const status = graderStatus();
  if (isDeepStrictEqual(status, told) || !process.connected) return;
  told = status;
  process.send?.(status);
}

const stop = async () => {
  await stopGrader();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
process.once('disconnect', stop);
process.on('message', notify);

const queue = openQueue();
setInterval(tell, LOOK_MS);
await startGrader(queue);
tell();
