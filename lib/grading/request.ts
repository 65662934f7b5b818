import type { Challenge } from '../authoring/challenge';
import type { Judge } from '../judging/judge';
import type { Measured } from '../judging/messages';
import type { LogRow, Sandbox } from '../sandbox/job';

/** A challenge as the grader needs it: the declaration, and the built module that the judge's process imports. */
export interface GradableChallenge {
  definition: Challenge;
  modulePath: string;
  contentHash: string;
}

export interface GradingServices {
  sandbox: Sandbox;
  judge: Judge;
}

/** What happens on the way to a verdict, in order. */
export type GradingEvent =
  | { kind: 'seed-started'; seed: number }
  | { kind: 'log'; seed: number; run: string; row: LogRow }
  | { kind: 'run-ended'; seed: number; run: string; outcome: string }
  | { kind: 'seed-judged'; seed: number; measured: Measured[] };

export interface GradingOptions {
  onEvent?: (event: GradingEvent) => void;
  signal?: AbortSignal;
}
