'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Verdict } from '@/lib/grading/verdict';
import { whenIdle } from '../editor/idle';
import { loadCurveChart } from '../results/curve-chart-loader';
import { applyEvents, type Live, NOT_BEGUN } from './live';
import type { RunEngine, RunSources } from './run-engine';

/** The latest run in this browser, and the source that it ran. */
export type Run = { source: string } & (
  | { phase: 'running'; live: Live }
  | { phase: 'stopped'; live: Live }
  | { phase: 'done'; verdict: Verdict }
  /** 'missing': what a run needs could not be fetched. 'silent': the browser ended it. 'broken': it does not work here. */
  | { phase: 'broken'; why: 'missing' | 'silent' | 'broken' }
);

const BEGUN: Live = { ...NOT_BEGUN, state: 'running' };

interface Handlers {
  onProgress: Parameters<typeof import('./run-engine').openEngine>[2];
  onGone: Parameters<typeof import('./run-engine').openEngine>[3];
}

/** One engine for a page, opened once and again when it is gone; what it was fetched from is fetched once. */
function engineKeeper(sources: RunSources, handlers: Handlers) {
  let kit: ReturnType<typeof import('./run-engine').fetchKit> | null = null;
  let engine: Promise<RunEngine> | null = null;
  let left = false;
  async function start(): Promise<RunEngine> {
    const { fetchKit, openEngine } = await import('./run-engine');
    kit ??= fetchKit(sources);
    const opened = await openEngine(sources.frame, await kit, handlers.onProgress, (why) => {
      engine = null;
      handlers.onGone(why);
    });
    if (left) opened.close();
    return opened;
  }
  return {
    open(): Promise<RunEngine> {
      engine ??= start().catch((error: unknown) => {
        engine = null;
        kit = null;
        throw error;
      });
      return engine;
    },
    leave() {
      left = true;
      engine?.then((opened) => opened.close()).catch(() => {});
    },
  };
}

/** Runs in the browser, on the public seeds. Everything is fetched when the page is idle, so that it works offline from then on. */
export function useRun(sources: RunSources) {
  const [run, setRun] = useState<Run | null>(null);
  const latest = useRef(0);
  const keeper = useRef<ReturnType<typeof engineKeeper>>(undefined);
  const first = useRef(sources);

  useEffect(() => {
    const onProgress: Handlers['onProgress'] = (word) => {
      if (word.id !== latest.current) return;
      setRun((before) => {
        if (before?.phase !== 'running') return before;
        const { source, live } = before;
        if (word.kind === 'progress') return { ...before, live: applyEvents(live, word.events) };
        return word.kind === 'done'
          ? { phase: 'done', source, verdict: word.verdict }
          : { phase: 'stopped', source, live };
      });
    };
    const onGone: Handlers['onGone'] = (why) =>
      setRun((before) => (before?.phase === 'running' ? { phase: 'broken', source: before.source, why } : before));
    const kept = engineKeeper(first.current, { onProgress, onGone });
    keeper.current = kept;
    const callOff = savesData()
      ? () => {}
      : whenIdle(() => {
          void loadCurveChart();
          kept.open().catch(() => {});
        });
    return () => {
      callOff();
      kept.leave();
    };
  }, []);

  const start = useCallback(async (source: string) => {
    const id = ++latest.current;
    setRun({ phase: 'running', source, live: BEGUN });
    try {
      const engine = await keeper.current?.open();
      if (id === latest.current) engine?.run(id, source);
    } catch (error) {
      if (id !== latest.current) return;
      const missing = !navigator.onLine || (error instanceof Error && error.name === 'KitMissing');
      setRun({ phase: 'broken', source, why: missing ? 'missing' : 'broken' });
    }
  }, []);

  const stop = useCallback(() => {
    latest.current++;
    setRun((before) => (before?.phase === 'running' ? { ...before, phase: 'stopped' } : before));
    keeper.current?.open().then(
      (engine) => engine.stop(),
      () => {},
    );
  }, []);

  return { run, running: run?.phase === 'running', start, stop };
}

/** Whoever counts every byte fetches the compiler when there is something to compile. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
