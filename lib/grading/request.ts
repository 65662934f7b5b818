import type { Challenge } from '../authoring/challenge';
import type { Judge } from '../judging/judge';
import type { Sandbox } from '../sandbox/job';
import type { GradingEvent } from './events';

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

export interface GradingOptions {
  onEvent?: (event: GradingEvent) => void;
  signal?: AbortSignal;
}
