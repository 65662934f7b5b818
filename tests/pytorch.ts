import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const NO_PYTORCH = 'no Python with torch and numpy was found (Debian: apt-get install python3-torch)';

/** A Python that has PyTorch, if there is one. Debian's package belongs to the system's own, whatever else is first on the path. */
export async function findPytorch(): Promise<string | undefined> {
  const programs = [process.env.PYTHON, '/usr/bin/python3', 'python3'].filter((program) => program !== undefined);
  for (const program of programs) {
    const found = await run(program, ['-c', 'import torch, numpy']).then(
      () => true,
      () => false,
    );
    if (found) return program;
  }
  return undefined;
}
