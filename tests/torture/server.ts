import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/env';
import { commandOf, descendants, isJudge, isSandbox, kill, type Process } from '../processes';
import { Client } from './client';

/** What can be killed, by the part that its processes play now; a part may be played by the same process as another. */
export const PARTS = ['server', 'grader', 'judge', 'sandbox'] as const;
export type Part = (typeof PARTS)[number];

const AGAIN_MS = 200;

/** The product as `npm start` runs it, watched over as an operator's service manager would: what ends is started again. */
export class Server {
  /** How often it was started. */
  starts = 0;
  /** What it wrote: words of its start, and the errors of its log. */
  words = '';
  private child: ChildProcess | null = null;
  private wanted = true;

  constructor(
    readonly port: number,
    readonly data: string,
    private readonly settings: Record<string, string> = {},
    /** Whose build is served. */
    private readonly root = env().projectRoot,
  ) {
    this.start();
  }

  /** @throws Error when it does not answer in time. */
  async healthy(seconds = 180): Promise<void> {
    const client = new Client(this.port);
    const end = Date.now() + seconds * 1000;
    try {
      while (Date.now() < end) {
        const { status } = await client.send('GET', '/api/health').catch(() => ({ status: 0 }));
        if (status === 200) return;
        await sleep(50);
      }
    } finally {
      client.close();
    }
    throw new Error(`The server did not answer within ${seconds} s.\n${this.words.slice(-2000)}`);
  }

  /** The link that makes the first administrator, from the console. */
  async firstAdministrator(): Promise<string> {
    for (let i = 0; i < 1200; i++) {
      const token = /\/invite\/([\w-]{20,})/.exec(this.words)?.[1];
      if (token) return token;
      await sleep(50);
    }
    throw new Error(`The server told no link for the first administrator.\n${this.words}`);
  }

  /** The processes that play a part at this moment. */
  playing(part: Part): number[] {
    const root = this.child?.pid;
    if (root === undefined) return [];
    if (part === 'server') return [root];
    const below = descendants(root);
    if (part === 'judge') return below.filter(isJudge).map(({ pid }) => pid);
    if (part === 'sandbox') return below.filter(isSandbox).map(({ pid }) => pid);
    // Whoever holds a judge grades.
    return [...new Set(below.filter(isJudge).map(({ parent }) => parent))];
  }

  /** Every process below the server. */
  family(): Process[] {
    return this.child?.pid === undefined ? [] : descendants(this.child.pid);
  }

  /** Asks it to stop, as an operator does. @returns the processes that it left behind. */
  async stop(): Promise<Process[]> {
    this.wanted = false;
    const { child } = this;
    if (!child) return [];
    const family = this.family();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await Promise.race([gone, sleep(60_000, undefined, { ref: false })]);
    if (child.exitCode === null && child.signalCode === null) family.push({ ...this.itself(), parent: 0 });
    await sleep(1_000);
    return family.filter(({ pid, command }) => command !== '' && commandOf(pid) === command);
  }

  /** Ends what is left, whatever happened. */
  end(): void {
    this.wanted = false;
    for (const { pid } of [...this.family(), this.itself()]) if (pid > 0) kill(pid);
  }

  private itself() {
    const pid = this.child?.pid ?? 0;
    return { pid, command: commandOf(pid) ?? '' };
  }

  private start(): void {
    this.starts++;
    const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/start.ts'], {
      cwd: this.root,
      env: {
        ...process.env,
        PORT: String(this.port),
        HELDOUT_DATA: this.data,
        LOG_LEVEL: 'error',
        NODE_ENV: 'production',
        ...this.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.words = (this.words + chunk.toString('utf8')).slice(-200_000);
      });
    }
    child.once('exit', () => {
      this.child = null;
      if (this.wanted) setTimeout(() => this.wanted && this.start(), AGAIN_MS);
    });
    this.child = child;
  }
}
