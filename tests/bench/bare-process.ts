import { readExactly, send } from '@/lib/sandbox/harness/port';
import { runProgram } from '@/lib/sandbox/harness/program';
import type { JobHeader } from '@/lib/sandbox/protocol-headers';
import { useTrainingBackend } from '@/lib/training';

// What a training costs with no sandbox around it: the same backend and the same job, in a plain process, with no warm-up.
await useTrainingBackend();
send({ type: 'ready' });
const lengths = new DataView((readExactly(8) as Uint8Array).buffer);
const header = readExactly(lengths.getUint32(0, true)) as Uint8Array;
const body = readExactly(lengths.getUint32(4, true)) as Uint8Array;
await runProgram(JSON.parse(new TextDecoder().decode(header)) as JobHeader, body);
