import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { database } from '../db/open';
import { env } from '../env';
import { firstInstructorWords } from './first-instructor';

const { projectRoot, port, url } = env();
const local = `http://localhost:${port}`;
const address = url?.replace(/\/$/, '') ?? local;

function isFree(): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${local}/api/health`, { signal: AbortSignal.timeout(30_000) })).ok;
  } catch {
    return false;
  }
}

if (!(await isFree())) {
  console.error(`Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`);
  process.exit(1);
}

const next = path.join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next');
// Next's own banner goes nowhere; the log and every error come on standard error.
const server = spawn(process.execPath, [next, 'start', '-p', String(port)], {
  cwd: projectRoot,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
});

let running = true;
server.once('exit', (code, signal) => {
  running = false;
  process.exitCode = code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.kill(signal);
    // A page that follows a grading holds its connection open; it comes back by itself after the restart.
    setTimeout(() => server.kill('SIGKILL'), 5_000).unref();
  });
}

while (running && !(await isReady())) await new Promise((resolve) => setTimeout(resolve, 200));
if (running) {
  console.log(`Heldout is at ${address}`);
  const words = firstInstructorWords(database(), address, Date.now());
  if (words) console.log(words);
}
