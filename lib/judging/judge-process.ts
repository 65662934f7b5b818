import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerFrom } from './measure';
import type { Request } from './messages';

// The judge's own process: it holds the challenges and their held-out data, and it never sees student code, only what came
// out of it. A hostile artifact can cost this process at most, never the server's event loop.

const dataSetFolder = process.argv[2] as string;

const answer = answerFrom({
  challenge: async (module) => (await import(pathToFileURL(module).href)).default,
  dataSet: (name) => readFileSync(path.join(dataSetFolder, name, `${name}.bin`)),
  complain: (message) => process.stderr.write(`${message}\n`),
});

let queue = Promise.resolve();
process.on('message', (request: Request) => {
  queue = queue.then(async () => {
    process.send?.(await answer(request));
  });
});
process.on('disconnect', () => process.exit(0));
