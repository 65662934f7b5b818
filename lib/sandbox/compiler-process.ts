import { constants } from 'node:os';
import type { BuildOptions } from 'esbuild';
import type { EsbuildLibrary } from './esbuild-library';
import type { WalledProcess } from './process';
import { type Compiled, transpile } from './transpile';

/** On the clock: a busy machine is not the source's fault. */
const WALL_MS = 60_000;
/** Several times what the largest source compiles to, with its map. */
const OUTPUT_BYTES = 16 * 2 ** 20;

/** Compiled before a compiler counts as ready, so that no student waits for its pages to be read: some of everything. */
const WARM_UP = `import * as tf from '@tensorflow/tfjs';
import type { Run, Returned } from 'challenge';
enum Step { First = 1 }
class Model<T extends number> { #w = 0; constructor(readonly rate: T) {} get w() { return this.#w ** 2; } }
export default async function train({ x, steps, ...rest }: Run): Promise<Returned> {
  const w = tf.variable(tf.zeros([3, 1])), model = new Model(0.1 as const);
  for (let step = 0; step < steps; step += Step.First) {
    const loss = await Promise.resolve(tf.tidy(() => tf.mean(x?.matMul(w) ?? tf.scalar(model.w))));
    if (step % 10 === 0) run.log(step, { loss, name: \`step \${step}\` });
  }
  return { w };
}
`;

/** The compiler ended, or what it said is no answer. */
export class CompilerFell extends Error {
  override readonly name = 'CompilerFell';

  /** @param fromOutside somebody killed it: that says nothing of what it was compiling. */
  constructor(
    message: string,
    readonly fromOutside: boolean,
  ) {
    super(message);
  }
}

/** As shells have it: ended by SIGKILL. A compiler that reaches a limit of its own ends otherwise. */
const KILLED = 128 + constants.signals.SIGKILL;

/** One compiler behind walls, for one source: what a source does to it no other source meets. */
export class CompilerProcess {
  /** Kept when it can take a source. */
  readonly ready: Promise<this>;
  private readonly fallen: Promise<never>;
  private fall: (why: string, fromOutside?: boolean) => void = () => {};
  private build: Parameters<typeof transpile>[0] | undefined;

  constructor(
    private readonly walled: WalledProcess,
    library: EsbuildLibrary,
  ) {
    this.fallen = new Promise((_, reject) => {
      this.fall = (why, fromOutside = false) => {
        reject(new CompilerFell(`The compiler fell over. ${why}`, fromOutside));
        void this.walled.kill();
      };
    });
    this.fallen.catch(() => {});
    void walled.exited.then(({ code, words }) =>
      this.fall(`It ended with code ${code}. ${words.slice(-500)}`, code === KILLED),
    );
    this.ready = this.start(library);
    this.ready.catch(() => {});
  }

  /** See `WalledProcess.pid`. */
  get pid(): number | null {
    return this.walled.pid;
  }

  get ended(): Promise<unknown> {
    return this.walled.exited;
  }

  /** @throws CompilerFell; Error when it takes far too long. */
  async compile(source: string): Promise<Compiled> {
    await this.ready;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The compiler took too long.')), WALL_MS);
    });
    try {
      return await Promise.race([this.transpile(source), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async kill(): Promise<void> {
    await this.walled.kill();
  }

  private async start(library: EsbuildLibrary): Promise<this> {
    let heard = 0;
    const { stdin, stdout } = this.walled;
    const build = await library.speakTo({
      write: (bytes) => void stdin.write(bytes),
      listen: (read) => {
        stdout.on('data', (chunk: Buffer) => {
          heard += chunk.byteLength;
          try {
            if (heard > OUTPUT_BYTES) throw new Error('It said far too much.');
            read(chunk);
          } catch (error) {
            stdout.removeAllListeners('data');
            stdout.resume();
            this.fall(String(error));
          }
        });
      },
    });
    this.build = ((options: BuildOptions) => Promise.race([build(options), this.fallen])) as typeof this.build;
    await this.transpile(WARM_UP);
    return this;
  }

  private transpile(source: string): Promise<Compiled> {
    if (!this.build) throw new Error('The compiler has not started.');
    return transpile(this.build, source);
  }
}
