import { setInterval } from 'node:timers/promises';
import { database } from '@/lib/db/open';
import { keepGrader, keptGraderStatus } from '@/lib/grader/kept-grader';

// A server without pages: has its grading done beside it, and says on each change how that stands.

database();
keepGrader();
let told = '';
for await (const _ of setInterval(20)) {
  const { state } = keptGraderStatus();
  if (state !== told) process.stdout.write(`${state}\n`);
  told = state;
}
