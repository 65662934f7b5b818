import type { RunData } from '../authoring/challenge';
import type { InputSpecs } from '../authoring/inputs';
import type { DrawnPlot } from '../authoring/plots';
import type { Key } from '../secrets/keys';
import type { Artifact, Refusal } from './artifact';

/** What the server asks of the judge's process. `module` is the built challenge, `key` that of a seed. */
export type Request =
  | { id: number; kind: 'deal'; module: string; key: Key }
  | { id: number; kind: 'measure'; module: string; key: Key; artifacts: Record<string, Artifact> };

/** The value of one criterion for one seed; null when it is not a finite number. */
export interface Measured {
  criterionId: string;
  value: number | null;
}

export type DealtRuns = RunData<InputSpecs>[];

/** A whole seed measured and drawn, or the run whose artifact could not be measured. */
export type Measurement = { measured: Measured[]; plots: DrawnPlot[] } | { run: string; refusal: Refusal };

export type Reply =
  | { id: number; ok: true; runs: DealtRuns }
  | { id: number; ok: true; measurement: Measurement }
  | { id: number; ok: false; message: string };
