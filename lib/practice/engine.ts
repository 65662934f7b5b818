import { serveJob } from '../sandbox/harness/worker';
import { serveCompiler } from './compiler-worker';
import { serveGrading } from './grader';
import { serveJudge } from './judge-worker';
import type { Role } from './role';

// The program of every worker in the frame: one file, so that tfjs and the training backend travel once.

const serve: Record<Role, () => unknown> = {
  grader: serveGrading,
  compiler: serveCompiler,
  judge: serveJudge,
  student: serveJob,
};

void serve[self.name as Role]();
