import { elsewhere } from './elsewhere';
import type { Job, RunError } from './job';
import type { Limits, Outcome } from './outcome';
import type { Exit } from './process';
import type { FrameHeader } from './protocol-headers';

interface Ending {
  outcome: Outcome;
  error: RunError;
}

/** Lines before the student's program: two that `new AsyncFunction` puts there, and the one that makes it strict. */
const LINES_BEFORE = 3;

const OUT_OF_MEMORY = anyOf(
  /out of memory|last resort; GC|memory allocation of \d+ bytes failed|\bOOM\b|could not allocate memory/i,
  /Array buffer allocation failed|Invalid (array buffer|string) length|Invalid typed array length: \d{9}/i,
  /ArrayBuffer\.prototype\.resize: Invalid length|(Map|Set) maximum size exceeded|allocation size overflow/i,
  /WebAssembly\.(Memory|Table).*(grow|allocate)|^RuntimeError: (memory access out of bounds|Aborted)/i,
);

/** A further thread that got no room of its own, or no thread of the system. Each runtime thread reserves half a gigabyte. */
const NO_THREAD =
  /Failed to reserve virtual memory for CodeRange|unable to create worker threads|failed to spawn thread|pthread_create/;

/** What the harness refuses in a call of the program, whose line is named; all else is about what came back. */
const IN_A_CALL = /^(no-|log-|other-import$)/;

/** Refused by a runtime, not there, or no module that this browser would load; in the words of V8, Firefox and Safari. */
const NOT_AVAILABLE = anyOf(
  /^NotCapable|Requires (read|write|net|env|run|sys|ffi|import) access|ERR_ACCESS_DENIED|EPERM|EACCES|EROFS/,
  /not available here/,
  /^TypeError: (Failed to fetch|error loading) dynamically imported module|Importing a module script failed/,
  /^TypeError: Failed to resolve module specifier|The specifier .* was a bare specifier|does not resolve to a valid URL/,
);

function anyOf(...parts: RegExp[]): { test(words: string): boolean } {
  return { test: (words) => parts.some((part) => part.test(words)) };
}

/** What the harness caught: an error that student code threw, or a result that cannot travel. */
export function outcomeOfThrow(header: Extract<FrameHeader, { type: 'error' }>, { limits }: Job): Ending {
  const { reason, values } = header;
  const thrown = header.thrown && studentWords(header.thrown);
  const stack = header.stack && studentFrames(header.stack);
  if (reason !== 'thrown') {
    const inCall = IN_A_CALL.test(reason);
    const error = { reason, values: { ...values }, thrown: null, stack: inCall ? stack : null };
    return { outcome: inCall ? 'runtime-error' : 'invalid-result', error };
  }
  const error = (name: string, facts: RunError['values'] = {}): RunError => ({
    reason: name,
    values: facts,
    thrown,
    stack,
  });
  const words = thrown ?? '';
  if (OUT_OF_MEMORY.test(words))
    return { outcome: 'memory-limit', error: error('memory-limit', { mb: limits.memoryMb }) };
  const named = elsewhere(words);
  if (named) return { outcome: 'runtime-error', error: error(named.reason, named.values) };
  if (NOT_AVAILABLE.test(words)) return { outcome: 'runtime-error', error: error('not-available') };
  return { outcome: 'runtime-error', error: error('thrown') };
}

/** The message alone: some runtimes add their own calls to it, with paths of this machine. */
function studentWords(message: string): string {
  const lines = message.split('\n').filter((line) => !/^\s+at .*[:(]/.test(line));
  return lines.join('\n').replace(/(?:file:\/\/)?\/\S*\/harness\.m?js/g, 'harness.js');
}

/** Keeps the frames of the student's file, as `student.js:line:column` with lines counted from its own first. */
function studentFrames(stack: string): string {
  const frame = /student\.js(?:, <anonymous>)?:(\d+):(\d+)/;
  return stack
    .split('\n')
    .filter((line) => frame.test(line))
    .map((line) => line.replace(frame, (_, row, column) => `student.js:${Number(row) - LINES_BEFORE}:${column}`))
    .slice(0, 20)
    .join('\n');
}

interface Used {
  cpuSeconds: number;
  /** Megabytes and threads more than when the job came, when last seen. */
  residentMb: number;
  threads: number;
}

const SIGXCPU = 128 + 24;
const SIGKILL = 128 + 9;
/** The system call filter's end for what no honest program asks. */
const SIGSYS = 128 + 31;
/** How runtimes die when they give up: illegal instruction, trap, abort, bus error, segmentation fault. */
const CRASHES = new Set([4, 5, 6, 7, 11].map((signal) => 128 + signal));

/** What it means that a sandbox ended by itself, with no result. */
export function outcomeOfExit({ code, words }: Exit, used: Used, limits: Limits): Ending {
  const error = (reason: string, values: RunError['values'] = {}): RunError => ({
    reason,
    values,
    thrown: null,
    stack: null,
  });
  const spent = code === SIGXCPU || (code === SIGKILL && used.cpuSeconds > limits.cpuSeconds * 0.9);
  if (spent) return { outcome: 'cpu-limit', error: error('cpu-limit', { seconds: limits.cpuSeconds }) };
  if (code === SIGSYS) return { outcome: 'runtime-error', error: error('not-available') };
  // Faster than the watchdog looks: what a thread cannot get is said in words of memory.
  if (CRASHES.has(code) && (NO_THREAD.test(words) || used.threads > limits.threads)) {
    return { outcome: 'runtime-error', error: error('thread-limit', { threads: limits.threads }) };
  }
  const full = OUT_OF_MEMORY.test(words) || used.residentMb > limits.memoryMb * 0.5;
  if ((CRASHES.has(code) || code === SIGKILL || OUT_OF_MEMORY.test(words)) && full) {
    return { outcome: 'memory-limit', error: error('memory-limit', { mb: limits.memoryMb }) };
  }
  if (CRASHES.has(code)) return { outcome: 'runtime-error', error: error('crashed') };
  // No program inside can send this, and no limit of ours did: somebody outside, or a machine out of memory.
  if (code === SIGKILL) return { outcome: 'internal-error', error: error('internal-error') };
  return { outcome: 'no-result', error: error('no-result') };
}
