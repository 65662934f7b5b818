import { log } from '@/lib/log';
import { compilerLauncher } from './compiler-launch';
import { CompilerFell, type CompilerProcess } from './compiler-process';
import type { Level } from './launch';
import { type Compiled, refuseSource, tooNested } from './transpile';

export interface Compiler {
  /** Compiles a student's file to the body of a CommonJS module; see `transpile`. @throws Error when no compiler starts. */
  compile(source: string): Promise<Compiled>;
  /** Ends every compiler and waits until nothing is left running. */
  close(): Promise<void>;
}

/** After a source: its training, and the verdict, are not to wait for the start of the next compiler. */
const SETTLE_MS = 60;
/** A source under which so many compilers fell over is refused. */
const FALLS = 2;
/** Compilers may be killed from outside, or not come up, so often before a source has to wait. */
const STARTS = 5;

/** How many wait. Where the runtime is the wall, one takes as much memory as a training and a second to start. */
const SPARES: Record<Level, number> = { full: 2, 'os-only': 2, 'runtime-only': 1 };

/**
 * Ready compilers behind the walls of a level, each for one source.
 * @throws DomainError unavailable when a part is missing on this machine.
 */
export async function openCompiler(level: Level): Promise<Compiler> {
  return new CompilerPool(await compilerLauncher(level), SPARES[level]);
}

class CompilerPool implements Compiler {
  private readonly waiting: CompilerProcess[] = [];
  private readonly all = new Set<CompilerProcess>();
  private settling: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly launch: () => CompilerProcess,
    private readonly spares: number,
  ) {
    this.refill();
  }

  async compile(source: string): Promise<Compiled> {
    const refused = refuseSource(source);
    if (refused) return refused;
    let falls = 0;
    for (let starts = 1; ; starts++) {
      const compiler = this.take();
      let asked = false;
      try {
        await compiler.ready;
        asked = true;
        return await compiler.compile(source);
      } catch (error) {
        if (!(error instanceof CompilerFell) || this.closed || starts === STARTS) throw error;
        if (asked && !error.fromOutside) {
          log.warn({ error: error.message }, 'a source brought its compiler down');
          if (++falls === FALLS) return tooNested();
        }
      } finally {
        void compiler.kill();
        this.settling ??= setTimeout(() => this.refill(), SETTLE_MS).unref();
      }
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.settling);
    await Promise.all([...this.all].map((compiler) => compiler.kill()));
  }

  private take(): CompilerProcess {
    if (this.closed) throw new Error('The compiler is closed.');
    return this.waiting.shift() ?? this.start();
  }

  private refill(): void {
    this.settling = undefined;
    while (!this.closed && this.waiting.length < this.spares) this.waiting.push(this.start());
  }

  private start(): CompilerProcess {
    const compiler = this.launch();
    this.all.add(compiler);
    compiler.ended.then(() => this.forget(compiler));
    return compiler;
  }

  private forget(compiler: CompilerProcess): void {
    this.all.delete(compiler);
    const i = this.waiting.indexOf(compiler);
    if (i >= 0) this.waiting.splice(i, 1);
  }
}
