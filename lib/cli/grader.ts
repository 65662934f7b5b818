import './preflight';
import { graderStatus, startGrader, stopGrader } from '../grader/grader';
import { openQueue } from '../queue/open';
import { checkCourses } from './check-courses';
import { EXIT, orTell, orTellLater } from './enter';

const code = await orTellLater(() => checkCourses({ strict: false }));
if (code !== EXIT.done) process.exit(code);

// The grading loop alone, beside any number of servers and graders that share the database.
await startGrader(orTell(openQueue));
const status = graderStatus();
if (status.state === 'paused') {
  process.stderr.write(`${status.why}\n`);
  process.exit(3);
}
process.stdout.write('Grading. Stop with Ctrl+C; what is being graded is queued again.\n');

const stop = async () => {
  await stopGrader();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
