import type { Challenge } from '../authoring/challenge';
import type { Judge } from '../judging/judge';
import type { Sandbox } from '../sandbox/job';

/** A challenge as the grader needs it: the declaration, and the built module that the judge's process imports. */
export interface GradableChallenge {
  definition: Challenge;
  modulePath: string;
  contentHash: string;
}

/** What grades: a sandbox that trains, and a judge that deals and measures. */
export interface GradingServices {
  sandbox: Sandbox;
  judge: Judge;
}
