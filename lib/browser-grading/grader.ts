import type { GradingEvent } from '../grading/events';
import { EXPERIMENT, runLines } from '../grading/experiment';
import { type Tools, trainAndJudge } from '../grading/train-and-judge';
import type { Sandbox } from '../sandbox/job';
import { publicSeed } from '../secrets/keys';
import { evaluateChallenge } from './challenge-module';
import { openCompiler } from './compiler-worker';
import { type EngineWorker, frameWorkers } from './frame-worker';
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
  const sandbox = {
    ...openWorkerSandbox(start('student'), slotsHere()),
    compile: openCompiler(start('compiler'), kit.compiler),
  };
  const say = (message: EngineMessage) => page.postMessage(message);
  const grade = kit.challenge === null ? null : openGrading(kit, kit.challenge, { sandbox, start, say });
  let last = { stop: new AbortController(), over: Promise.resolve() };

  async function experiment(id: number, code: string, seed: number, before: Promise<void>, signal: AbortSignal) {
    await before;
    try {
      const { key } = publicSeed(seed);
      const ran = await runLines(sandbox, code, { key, limits: EXPERIMENT, signal });
      say('problem' in ran ? { kind: 'failed', id, ...ran } : { kind: 'printed', id, ...ran });
    } catch (error) {
      if (!signal.aborted) reportError(error);
      say({ kind: 'stopped', id });
    }
  }

  page.onmessage = ({ data: command }: MessageEvent<EngineCommand>) => {
    if (command.kind === 'ping') return say({ kind: 'pong' });
    last.stop.abort();
    if (command.kind === 'stop') return;
    const stop = new AbortController();
    const { over: before } = last;
    const over =
      command.kind === 'experiment'
        ? experiment(command.id, command.code, command.seed, before, stop.signal)
        : grade?.(command.id, command.source, before, stop.signal);
    last = { stop, over: over ?? before };
  };
  say({ kind: 'ready' });
  // Gets the compiler out of bed before the first run asks for it. What fails here is told when it does.
  sandbox.compile('export default function train() {}').catch(() => {});
}

interface Around {
  sandbox: Sandbox;
  start: (role: Role) => () => EngineWorker;
  say: (message: EngineMessage) => void;
}

/** Grades runs of one challenge. */
function openGrading(kit: Kit, module: string, { sandbox, start, say }: Around) {
  const definition = evaluateChallenge(module);
  const challenge = { definition, modulePath: definition.id, contentHash: kit.contentHash };
  const services = { sandbox, judge: openWorkerJudge(start('judge'), { challenge: module, dataSets: kit.dataSets }) };
  const tools: Tools = {
    // The editor shows what there is to say about them.
    types: 'checked',
    engine: kit.engineName,
    sourceHash: '',
    onBroken: (error: unknown) => reportError(error),
  };
  const first = publicSeed(definition.seeds.public[0] as number);
  services.judge.deal(challenge.modulePath, first.key).catch(() => {});

  return async function run(id: number, source: string, before: Promise<void>, signal: AbortSignal): Promise<void> {
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
  };
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
