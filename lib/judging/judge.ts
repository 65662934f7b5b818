import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { bundle } from '../bundle';
import { env } from '../env';
import { findProgram } from '../sandbox/runtimes';
import type { Key } from '../secrets/keys';
import { embedTraining } from '../training/embed';
import type { Artifact } from './artifact';
import type { DealtRuns, Measurement, Reply, Request } from './messages';

/** Deals the data of a seed and measures what came back, in processes of ours that never see student code. */
export interface Judge {
  /** @throws Error when the judge broke or took too long: our fault, never a student's. */
  deal(module: string, key: Key): Promise<DealtRuns>;
  measure(module: string, key: Key, artifacts: Record<string, Artifact>): Promise<Measurement>;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const HEAP_MB = 1024;
/** The heap, tensors, and the code range that V8 reserves at its start. */
const DATA_MB = 3072;
const TRIES = 3;

/** The process ended under a question, through no fault of the question that is known. */
class JudgeDied extends Error {
  override readonly name = 'JudgeDied';
}

const dataSets = () => path.join(env().projectRoot, 'lib/authoring');

/** Artifacts are a student's: what rebuilding one may cost is bounded here as well, where the machine has prlimit. */
function rlimits(): string[] {
  const prlimit = findProgram('prlimit');
  return prlimit ? [prlimit, `--data=${DATA_MB * 2 ** 20}`, '--core=0', '--nofile=256', '--fsize=0', '--'] : [];
}

type Question = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;
interface Pending {
  resolve(reply: Extract<Reply, { ok: true }>): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Starts judge processes, one for each of `size` seeds that may be judged at the same time. */
export async function openJudge({ size = 1 }: { size?: number } = {}): Promise<Judge> {
  const { file } = await bundle(path.join(env().projectRoot, 'lib/judging/judge-process.ts'), 'judge', {
    // CommonJS, because what emscripten makes looks for __dirname in Node.
    format: 'cjs',
    mainFields: ['module', 'main'],
    plugins: [embedTraining],
  });
  const members = Array.from({ length: size }, () => new JudgeProcess(file));
  const ask = async (question: Question) => {
    for (let tries = 1; ; tries++) {
      const idlest = members.reduce((best, member) => (member.waiting < best.waiting ? member : best));
      try {
        return await idlest.ask(question);
      } catch (error) {
        // What it is asked has no effect but its answer, so a process that died under it is simply replaced.
        if (!(error instanceof JudgeDied) || tries === TRIES) throw error;
      }
    }
  };
  return {
    async deal(module, key) {
      const reply = await ask({ kind: 'deal', module, key });
      if (!('runs' in reply)) throw new Error('The judge answered another question.');
      return reply.runs;
    },
    async measure(module, key, artifacts) {
      const reply = await ask({ kind: 'measure', module, key, artifacts });
      if (!('measurement' in reply)) throw new Error('The judge answered another question.');
      return reply.measurement;
    },
    async close() {
      await Promise.all(members.map((member) => member.close()));
    },
  };
}

/** One process; started again at the next question when it has died. */
class JudgeProcess {
  private child: ChildProcess | undefined;
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;

  constructor(private readonly file: string) {
    this.start();
  }

  get waiting(): number {
    return this.pending.size;
  }

  ask(question: Question): Promise<Extract<Reply, { ok: true }>> {
    const child = this.child ?? this.start();
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.end(child, new Error('The judge took too long.')), PATIENCE_MS);
      this.pending.set(id, { resolve, reject, timer });
      child.send({ ...question, id }, (error) => error && this.end(child, new JudgeDied(error.message)));
    });
  }

  async close(): Promise<void> {
    const child = this.child;
    if (!child) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    this.end(child, new Error('The judge was closed.'));
    await exited;
  }

  private start(): ChildProcess {
    const node = [process.execPath, `--max-old-space-size=${HEAP_MB}`, this.file, dataSets()];
    const [program = process.execPath, ...args] = [...rlimits(), ...node];
    const child = spawn(program, args, {
      serialization: 'advanced',
      env: { NODE_ENV: env().mode },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (reply: Reply) => this.settle(reply));
    child.on('error', (error) => this.end(child, error));
    child.on('exit', (code, signal) => this.end(child, new JudgeDied(`The judge ended (${signal ?? code}).`)));
    this.child = child;
    return child;
  }

  private settle(reply: Reply): void {
    const pending = this.pending.get(reply.id);
    if (!pending) return;
    clearTimeout(pending.timer);
    this.pending.delete(reply.id);
    if (reply.ok) pending.resolve(reply);
    else pending.reject(new Error(reply.message));
  }

  private end(child: ChildProcess, error: Error): void {
    if (this.child !== child) return;
    this.child = undefined;
    child.kill('SIGKILL');
    for (const { reject, timer } of this.pending.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.pending.clear();
  }
}
