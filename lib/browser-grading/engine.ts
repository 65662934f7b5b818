import '../sandbox/harness/next-frame';
import { serveJob } from '../sandbox/harness/worker';
import { serveCompiler } from './compiler-worker';
import { serveGrading } from './grader';
import { serveJudge } from './judge-worker';
import type { Role } from './role';

// The program of every worker in the frame: one file, so that tfjs and the training backend travel once.

const serve: Record<Exclude<Role, 'grader'>, (line: MessagePort) => unknown> = {
  compiler: serveCompiler,
  judge: serveJudge,
  student: serveJob,
};

const role = self.name as Role;
if (role === 'grader') serveGrading();
else {
  addEventListener('message', ({ ports: [line] }) => serve[role](line as MessagePort), { once: true });
}
