import type { GradingEvent } from '@/lib/grading/events';
import type { LogEntry } from '@/lib/grading/verdict';
import type { GradingPlace } from '@/lib/submissions/view';

export type GradingState = GradingPlace['state'];

/** One draw of the data on its way; seeds are numbered from 1. */
export interface LiveSeed {
  seed: number;
  /** How far each run has come: its latest logged step, and how it ended once it has. */
  runs: { name: string; step: number | null; outcome: string | null }[];
  /** Values by criterion once the judge has measured this seed. */
  measured: { criterionId: string; value: number | null }[] | null;
}

/** What is known of a grading that is not over yet. */
export interface Live extends GradingPlace {
  seeds: LiveSeed[];
  logs: LogEntry[];
}

export const NOT_BEGUN: Live = { state: 'queued', ahead: 0, stranded: false, seeds: [], logs: [] };

/** A grading that went back to the queue begins again: what it had told is void. */
export function applyState(live: Live, { state, ahead, stranded }: GradingPlace): Live {
  return state === 'queued' ? { ...NOT_BEGUN, ahead, stranded } : { ...live, state, ahead, stranded };
}

export function applyEvents(live: Live, events: GradingEvent[]): Live {
  const seeds = new Map(live.seeds.map((one) => [one.seed, { ...one, runs: one.runs.map((run) => ({ ...run })) }]));
  let logs = live.logs;
  const added: LogEntry[] = [];
  const seedOf = (seed: number): LiveSeed => {
    const known = seeds.get(seed) ?? { seed, runs: [], measured: null };
    seeds.set(seed, known);
    return known;
  };
  const runOf = (seed: number, name: string) => {
    const { runs } = seedOf(seed);
    const known = runs.find((run) => run.name === name);
    if (known) return known;
    const begun: LiveSeed['runs'][number] = { name, step: null, outcome: null };
    runs.push(begun);
    return begun;
  };
  for (const event of events) {
    if (event.kind === 'seed-started') {
      // Another grader may have taken this over: the seed begins anew, and its curves with it.
      seeds.set(event.seed, { seed: event.seed, runs: [], measured: null });
      logs = logs.filter((entry) => entry.seed !== event.seed);
    } else if (event.kind === 'log') {
      runOf(event.seed, event.run).step = event.row.step;
      added.push({ seed: event.seed, run: event.run, ...event.row });
    } else if (event.kind === 'run-ended') {
      runOf(event.seed, event.run).outcome = event.outcome;
    } else {
      seedOf(event.seed).measured = event.measured;
    }
  }
  return {
    ...live,
    seeds: [...seeds.values()].sort((a, b) => a.seed - b.seed),
    logs: added.length > 0 ? [...logs, ...added] : logs,
  };
}
