import type { History } from '@tensorflow/tfjs';
import type { Logs } from './layers-internals';

const { fround } = Math;

/**
 * The logs of one epoch and the history of all, as tfjs's `BaseLogger` and `History` keep them together: means over the
 * samples of an epoch, in float32 and in the order of tfjs's kernels. Labels are walked by name, because compiled code
 * does not get over objects whose keys it finds anew each epoch.
 */
export class EpochRecord {
  /** What callbacks are told at the end of the epoch. */
  logs: Logs = {};
  /** Samples so far in this epoch. */
  seen = 0;
  private readonly totals: Float32Array;
  private readonly averaged: string[];
  private readonly labels: string[];

  /** @param mayGrow whether somebody may write into the logs before they are noted. */
  constructor(
    private readonly history: History,
    private readonly outLabels: string[],
    metrics: string[],
    doValidation: boolean,
    private readonly mayGrow: boolean,
  ) {
    this.totals = new Float32Array(outLabels.length);
    this.averaged = metrics.filter((label) => outLabels.includes(label));
    this.labels = [...(doValidation ? outLabels.map((label) => `val_${label}`) : []), ...this.averaged];
  }

  begin(): void {
    this.logs = {};
    this.seen = 0;
    this.totals.fill(0);
  }

  /** @param i which of the labels, @param value its mean over the batch. */
  addBatch(i: number, value: number, size: number): void {
    this.totals[i] = (this.totals[i] as number) + fround(value * size);
  }

  average(): void {
    // An epoch of no rows has no means, as in tfjs.
    if (this.seen === 0) return;
    const share = fround(1 / this.seen);
    for (const label of this.averaged) {
      this.logs[label] = fround(share * (this.totals[this.outLabels.indexOf(label)] as number));
    }
  }

  note(epoch: number): void {
    const { epoch: epochs, history } = this.history;
    epochs.push(epoch);
    for (const label of this.mayGrow ? Object.keys(this.logs) : this.labels) {
      const value = this.logs[label];
      if (value === undefined) continue;
      history[label] ??= [];
      (history[label] as number[]).push(value);
    }
  }
}
