import { openSandbox } from '@/lib/sandbox';

// Run below strace by `opened.test.ts`: starts a sandbox and ends it.

const sandbox = await openSandbox({ level: 'runtime-only', slots: 1, warm: 1 });
while (sandbox.state().warm === 0) await new Promise((resolve) => setTimeout(resolve, 50));
await sandbox.close();
