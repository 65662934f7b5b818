import type { GradingEvent } from '../grading/events';
import type { GradingServices } from '../grading/services';
import { type Tools, trainAndJudge } from '../grading/train-and-judge';
import { type Key, publicSeed } from '../secrets/keys';
import { evaluateChallenge } from './challenge-module';
import { openCompiler } from './compiler-worker';
import { frameWorkers } from './frame-worker';
import { openWorkerJudge } from './judge-worker';
import type { EngineCommand, EngineMessage, Kit } from './messages';
import type { Role } from './role';
import { openWorkerSandbox } from './worker-sandbox';

/** What the frame hands to the grader: the kit, and a line to the page. */
export interface Opening {
  kit: Kit;
  page: MessagePort;
}

/** Progress is told in batches, so that a page never has more to draw than it can. */
const BATCH_MS = 80;

/** In the frame's first worker: takes the page's orders, and grades with workers for each part. Student code is in its own alone. */
export function serveGrading(): void {
  addEventListener('message', ({ data }: MessageEvent<Opening>) => open(data), { once: true });
}

function open({ kit, page }: Opening): void {
  const workers = frameWorkers();
  const start = (role: Role) => () => workers(role);
  const definition = evaluateChallenge(kit.challenge);
  const challenge = { definition, modulePath: definition.id, contentHash: kit.contentHash };
  const services = {
    sandbox: {
      ...openWorkerSandbox(start('student'), slotsHere()),
      compile: openCompiler(start('compiler'), kit.compiler),
    },
    judge: openWorkerJudge(start('judge'), kit),
  };
  const tools: Tools = {
    // The editor shows what there is to say about them.
    types: 'checked',
    engine: kit.engineName,
    sourceHash: '',
    onBroken: (error: unknown) => reportError(error),
  };
  const say = (message: EngineMessage) => page.postMessage(message);
  let last = { stop: new AbortController(), over: Promise.resolve() };

  async function run(id: number, source: string, before: Promise<void>, signal: AbortSignal): Promise<void> {
    await before;
    const told = batches((events) => say({ kind: 'progress', id, events: events as never }));
    try {
      const seeds = definition.seeds.public.map(publicSeed);
      const verdict = await trainAndJudge(tools, challenge, source, seeds, services, { signal, onEvent: told.add });
      told.flush();
      say({ kind: 'done', id, verdict });
    } catch {
      // Grading rejects only when it was asked to end.
      told.flush();
      say({ kind: 'stopped', id });
    }
  }

  page.onmessage = ({ data: command }: MessageEvent<EngineCommand>) => {
    if (command.kind === 'ping') return say({ kind: 'pong' });
    last.stop.abort();
    if (command.kind === 'stop') return;
    const stop = new AbortController();
    last = { stop, over: run(command.id, command.source, last.over, stop.signal) };
  };
  say({ kind: 'ready' });
  warmUp(services, challenge.modulePath, publicSeed(definition.seeds.public[0] as number).key);
}

/** Gets compiler and judge out of bed before the first run asks for them. What fails here is told when it does. */
function warmUp({ sandbox, judge }: GradingServices, module: string, key: Key): void {
  sandbox.compile('export default function train() {}').catch(() => {});
  judge.deal(module, key).catch(() => {});
}

/** Numeric code gets one thread a run; one core is left to the page. */
function slotsHere(): number {
  return Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));
}

function batches(send: (events: GradingEvent[]) => void): { add(event: GradingEvent): void; flush(): void } {
  let events: GradingEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (events.length > 0) send(events);
    events = [];
  };
  return {
    flush,
    add(event) {
      events.push(event);
      timer ??= setTimeout(flush, BATCH_MS);
    },
  };
}
