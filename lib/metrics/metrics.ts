import { statSync } from 'node:fs';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../db/open';
import type { GraderStatus } from '../grader/status';
import { selectFinished, selectLine } from './queries';

export interface MetricsOptions {
  db: Db;
  /** The database's file. */
  file: string;
  grader: () => GraderStatus;
  now: () => number;
}

export interface Metrics {
  /** One request, answered or given up. @param seconds from its head to the end of its answer */
  answered(method: string, route: string, status: number, seconds: number): void;
  /** The text format of Prometheus, version 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). */
  text(): Promise<string>;
  contentType: string;
}

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const VERDICT_SECONDS = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600];
const GRADER_STATES = ['off', 'starting', 'grading', 'paused'] as const;

/** A grading whose moment of finishing is past may still be on its way into the database. */
const SETTLED_MS = 2_000;

/**
 * What an operator's Prometheus reads of this server: how long requests take by route, how long the queue is and how old,
 * how long verdicts take and how runs end, what grades here, how large the database is, and how the process is.
 * Counters begin with the process, as Prometheus expects; what other processes grade is read from the rows that they write.
 */
export function openMetrics({ db, file, grader, now }: MetricsOptions): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'heldout_http_request_seconds',
    help: 'From the head of a request to the end of its answer, by route; streams last as long as somebody listens',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const verdicts = new Histogram({
    name: 'heldout_verdict_seconds',
    help: 'From handing in (or asking for a regrade) to the verdict',
    labelNames: ['cause'],
    buckets: VERDICT_SECONDS,
    registers,
  });
  const outcomes = new Counter({
    name: 'heldout_outcomes_total',
    help: 'Gradings that were done, by how their runs ended',
    labelNames: ['outcome'],
    registers,
  });
  let counted = now() - SETTLED_MS;
  // Both are filled by one reading of the rows, before any metric is written.
  const count = () => {
    const until = now() - SETTLED_MS;
    if (until <= counted) return;
    for (const { cause, outcome, queuedAt, finishedAt } of selectFinished(db, counted, until)) {
      verdicts.observe({ cause }, Math.max(0, (finishedAt ?? until) - queuedAt) / 1000);
      outcomes.inc({ outcome: outcome ?? 'internal-error' });
    }
    counted = until;
  };
  const line = new Gauge({
    name: 'heldout_gradings',
    help: 'Gradings that wait, run, or were given up through our own fault',
    labelNames: ['state', 'cause'],
    registers,
  });
  const oldest = new Gauge({
    name: 'heldout_oldest_waiting_seconds',
    help: 'How long the grading that came first has waited',
    labelNames: ['cause'],
    registers,
  });
  const look = () => {
    const rows = selectLine(db);
    for (const cause of ['submit', 'regrade'] as const) {
      for (const state of ['queued', 'running', 'broken'] as const) {
        const row = rows.find((one) => one.state === state && one.cause === cause);
        line.set({ state, cause }, row?.gradings ?? 0);
        if (state === 'queued') oldest.set({ cause }, Math.max(0, now() - (row?.oldest ?? now())) / 1000);
      }
    }
  };
  new Gauge({
    name: 'heldout_grader_state',
    help: 'What this server does about grading: 1 for the state that it is in',
    labelNames: ['state'],
    registers,
    collect() {
      const { state } = grader();
      for (const one of GRADER_STATES) this.set({ state: one }, Number(one === state));
    },
  });
  new Gauge({
    name: 'heldout_isolation',
    help: '1 for the level of isolation at which this server grades; nothing while it does not',
    labelNames: ['level'],
    registers,
    collect() {
      this.reset();
      const status = grader();
      if (status.state === 'grading') this.set({ level: status.isolation }, 1);
    },
  });
  new Gauge({
    name: 'heldout_sandboxes_lost',
    help: 'Sandboxes that did not start, or ended under a job through no fault of the job, since the grading process began',
    registers,
    collect() {
      const status = grader();
      this.set(status.state === 'grading' ? status.lost : 0);
    },
  });
  new Gauge({
    name: 'heldout_database_bytes',
    help: 'Size of the database, with what is not yet folded into it',
    registers,
    collect() {
      this.set(sizeOf(file) + sizeOf(`${file}-wal`));
    },
  });
  return {
    contentType: register.contentType,
    answered(method, route, status, seconds) {
      requests.observe({ method, route, status: String(status) }, seconds);
    },
    text() {
      count();
      look();
      return register.metrics();
    },
  };
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
