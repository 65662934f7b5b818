import type { Judge } from '../judging/judge';
import { answerFrom } from '../judging/measure';
import type { Reply, Request } from '../judging/messages';
import { AskedWorker } from './asked-worker';
import { evaluateChallenge } from './challenge-module';
import type { EngineWorker } from './frame-worker';
import type { Kit } from './messages';

type Held = Pick<Kit, 'dataSets'> & { challenge: string };

/** In the worker: the judge of the server, which never sees student code, with the challenge and its data in hand. */
export function serveJudge(line: MessagePort): void {
  let answer: ReturnType<typeof answerFrom>;
  let queue = Promise.resolve();
  line.onmessage = ({ data }: MessageEvent<Held | Request>) => {
    if ('dataSets' in data) {
      answer = answerFrom({
        challenge: async () => evaluateChallenge(data.challenge),
        dataSet(name) {
          const bytes = data.dataSets[name];
          if (!bytes) throw new Error(`The data set "${name}" was not handed over.`);
          return bytes;
        },
        // The server tells its own log of the same.
        complain: () => {},
      });
    } else {
      queue = queue.then(async () => line.postMessage(await answer(data)));
    }
  };
}

const PATIENCE_MS = 60_000;

type Question = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

/** Outside: the judge as grading knows it. */
export function openWorkerJudge(start: () => EngineWorker, held: Held): Judge {
  const worker = new AskedWorker<Request>(() => {
    const started = start();
    started.postMessage(held);
    return started;
  }, PATIENCE_MS);
  const ask = async (question: Question) => {
    const reply = await worker.ask<Reply>(question);
    if (!reply.ok) throw new Error(reply.message);
    return reply;
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
    close: async () => worker.close(),
  };
}
