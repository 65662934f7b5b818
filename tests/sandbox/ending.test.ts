import { expect, test } from 'vitest';
import { Limits } from '@/lib/sandbox';
import { outcomeOfExit } from '@/lib/sandbox/ending';

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
