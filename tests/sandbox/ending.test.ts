import { expect, test } from 'vitest';
import { Limits } from '@/lib/sandbox';
import { outcomeOfExit, outcomeOfThrow } from '@/lib/sandbox/ending';
import { PUBLIC_SECRET } from '@/lib/secrets/keys';

const IDLE = { cpuSeconds: 0.1, residentMb: 5, threads: 0 };
const limits = Limits.parse({ cpuSeconds: 2, memoryMb: 512, threads: 1 });

/** What Deno really wrote, and the code that it ended with. */
const LAST_WORDS: [string, number, string, Partial<typeof IDLE>, string, string][] = [
  [
    'a thread whose heap finds no room',
    133,
    '\n#\n# Fatal process out of memory: Failed to reserve virtual memory for CodeRange\n#\n==== C stack trace ====',
    {},
    'runtime-error',
    'thread-limit',
  ],
  [
    'a thread whose own threads cannot start',
    133,
    'Deno could not start: unable to create worker threads.',
    {},
    'runtime-error',
    'thread-limit',
  ],
  [
    'a fall with too many threads running',
    133,
    '# Fatal process out of memory: Zone',
    { threads: 2 },
    'runtime-error',
    'thread-limit',
  ],
  [
    'a heap that is full',
    133,
    '# Fatal JavaScript out of memory: MarkCompactCollector: young object promotion failed',
    { threads: 1 },
    'memory-limit',
    'memory-limit',
  ],
  ['a fall with much memory in use', 134, '', { residentMb: 400 }, 'memory-limit', 'memory-limit'],
  ['a fall for another reason', 139, '', {}, 'runtime-error', 'crashed'],
  ['a call that the filter ends', 159, '', {}, 'runtime-error', 'not-available'],
  ['the signal for processor time', 152, '', {}, 'cpu-limit', 'cpu-limit'],
  ['a kill when processor time is spent', 137, '', { cpuSeconds: 1.9 }, 'cpu-limit', 'cpu-limit'],
  ['a kill by nobody that we know', 137, '', {}, 'internal-error', 'internal-error'],
  ['an exit', 0, '', {}, 'no-result', 'no-result'],
];

test.each(LAST_WORDS)('%s is told as what it is', (_what, code, words, used, outcome, reason) => {
  expect(outcomeOfExit({ code, words }, { ...IDLE, ...used }, limits)).toMatchObject({ outcome, error: { reason } });
});

/** As the runtimes and browsers word it. */
const THROWN: [string, string, string][] = [
  ['TypeError: Failed to fetch dynamically imported module: node:fs', 'runtime-error', 'not-available'],
  ['TypeError: error loading dynamically imported module: node:fs', 'runtime-error', 'not-available'],
  ["TypeError: Failed to resolve module specifier 'fs'", 'runtime-error', 'not-available'],
  [
    'TypeError: The specifier “fs” was a bare specifier, but was not remapped to anything.',
    'runtime-error',
    'not-available',
  ],
  ["TypeError: Module name, 'fs' does not resolve to a valid URL.", 'runtime-error', 'not-available'],
  ['TypeError: WebSocket is not a constructor', 'runtime-error', 'no-network'],
  ['ReferenceError: document is not defined', 'runtime-error', 'no-page'],
  ["ReferenceError: Can't find variable: process", 'runtime-error', 'no-process'],
  ['NotCapable: Requires read access to "/etc/passwd"', 'runtime-error', 'not-available'],
  ['TypeError: optimizer is not a constructor', 'runtime-error', 'thrown'],
  ['ReferenceError: processed is not defined', 'runtime-error', 'thrown'],
  ['RangeError: Invalid array length', 'runtime-error', 'thrown'],
  ['RangeError: Invalid typed array length: -1', 'runtime-error', 'thrown'],
  ['RangeError: Invalid typed array length: 100000000000', 'memory-limit', 'memory-limit'],
  ['RangeError: ArrayBuffer.prototype.resize: Invalid length parameter', 'memory-limit', 'memory-limit'],
  ['RangeError: Map maximum size exceeded', 'memory-limit', 'memory-limit'],
  ['InternalError: allocation size overflow', 'memory-limit', 'memory-limit'],
  ['RangeError: Out of memory: no room for a tensor of 1048576 bytes.', 'memory-limit', 'memory-limit'],
];

test.each(THROWN)('"%s" is %s: %s', (thrown, outcome, reason) => {
  const header = { type: 'error' as const, reason: 'thrown', values: {}, thrown, stack: null, trainMs: 1 };
  const job = { code: '', key: PUBLIC_SECRET, inputs: {}, limits };
  expect(outcomeOfThrow(header, job)).toMatchObject({ outcome, error: { reason, thrown } });
});
