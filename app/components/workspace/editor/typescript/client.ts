import { type Remote, wrap } from 'comlink';
import type { Language } from './language';
import type { OpenLanguage } from './worker';

/** Types can be written that take for ever; a worker that is silent for so long is given up and another started. */
const SILENCE_MS = 30_000;

/** The language service in its worker, as the page sees it. */
export interface LanguageClient {
  /** Starts it, once; whether it has read its declarations and answers. What failed is tried again with the next call. */
  open(): Promise<boolean>;
  /** It answers at once. */
  readonly ready: boolean;
  /** Opens it if need be. Null when it has no answer: not to be loaded, or given up. */
  ask<Name extends keyof Language>(
    name: Name,
    ...question: Parameters<Language[Name]>
  ): Promise<ReturnType<Language[Name]> | null>;
  close(): void;
}

type Answering = { [Name in keyof Language]: (...question: unknown[]) => Promise<never> };

/** @param declarations the ambient module `challenge` of the challenge. */
export function languageClient(declarations: string, locale: string): LanguageClient {
  let worker: Worker | null = null;
  let opening: Promise<Remote<Language>> | null = null;
  let ready = false;
  let closed = false;

  function start(): Promise<Remote<Language>> {
    const started = new Worker('/language/worker.js', { name: 'typescript' });
    worker = started;
    const failure = new Promise<never>((_, reject) => {
      started.addEventListener('error', ({ message }) => reject(new Error(message || 'It could not be loaded.')));
    });
    return Promise.race([wrap<OpenLanguage>(started)(declarations, locale), failure]);
  }

  function end(): void {
    worker?.terminate();
    worker = null;
    opening = null;
    ready = false;
  }

  async function open(): Promise<Remote<Language> | null> {
    if (closed) return null;
    const mine = opening ?? start();
    opening = mine;
    try {
      const language = await mine;
      if (opening === mine) ready = true;
      return language;
    } catch {
      if (opening === mine) end();
      return null;
    }
  }

  return {
    open: async () => (await open()) !== null,
    get ready() {
      return ready;
    },
    async ask(name, ...question) {
      const language = await open();
      if (!language) return null;
      const asked = worker;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const silence = new Promise<null>((resolve) => {
        timer = setTimeout(() => {
          if (worker === asked) {
            end();
            void open();
          }
          resolve(null);
        }, SILENCE_MS);
      });
      const answer = (language as unknown as Answering)[name](...question).catch(() => null);
      return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
    },
    close() {
      closed = true;
      end();
    },
  };
}
