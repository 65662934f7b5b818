import './next-frame';
import { useTrainingBackend } from '@/lib/training';
import type { JobHeader } from '../protocol-headers';
import { readExactly, send } from './port';
import { runProgram } from './program';
import { warmUp } from './warm-up';

// The program inside a sandbox: gets warm, says so, takes one job, runs it. With no job to come it ends by itself.
await useTrainingBackend();
warmUp();
send({ type: 'ready' });

const lengths = readExactly(8);
if (lengths) {
  const view = new DataView(lengths.buffer);
  const header = readExactly(view.getUint32(0, true));
  const body = readExactly(view.getUint32(4, true));
  if (header && body) await runProgram(JSON.parse(new TextDecoder().decode(header)) as JobHeader, body);
}
