import { existsSync } from 'node:fs';
import { openCompiler, typeCheck } from '@/lib/sandbox';
import type { Level } from '@/lib/sandbox/launch';
import { nosySources } from './nosy';

// Run below strace by `opened.test.ts`: compiles and checks an honest source, and then ones that name files. What is opened
// between the two marks is what the latter had opened.

const [level, begin, end, ...files] = process.argv.slice(2) as [Level, string, string, ...string[]];
const HONEST = "import * as tf from '@tensorflow/tfjs';\nexport default () => ({ w: tf.zeros([1]) });";

const compiler = await openCompiler(level);
await compiler.compile(HONEST);
await typeCheck(HONEST, '', level);
existsSync(`/${begin}`);
for (const [i, { source }] of nosySources(files).entries()) {
  if (i % (level === 'runtime-only' ? 14 : 3) === 0) await compiler.compile(source);
  if (i % 9 === 0) await typeCheck(source, '', level);
}
existsSync(`/${end}`);
await compiler.close();
