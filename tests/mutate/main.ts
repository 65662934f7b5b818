import { execFileSync, fork } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type Mutant, mutantsOf } from './mutants';
import type { Order, Told } from './runner';

// Makes one small mistake after the other in a copy of the project and runs the tests of the room: what no test notices is told,
// file and line. A mistake that changes nothing that anybody could see survives too; whoever reads decides.

/** The rooms, and which other tests know them when those of their own name do not notice. */
const ROOMS: Record<string, string[]> = {
  points: [],
  items: ['attempts'],
  judging: ['analysis'],
  assignments: ['submissions', 'attempts'],
  attempts: ['gradebook', 'progress'],
  markings: ['attempts', 'gradebook'],
  submissions: ['progress', 'gradebook', 'queue'],
  progress: ['gradebook', 'attempts'],
  gradebook: ['overview'],
  queue: ['submissions'],
};
/** A mutant that runs for so long beside what the tests took without it has made something endless: that is noticed. */
const PATIENCE_MS = 60_000;

const root = path.resolve(import.meta.dirname, '../..');
const whole = (text: string): number => {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('A whole number from 1 is expected.');
  return count;
};
const options = new Command('npm run mutate --')
  .option('--room <names>', `with commas between them: ${Object.keys(ROOMS).join(', ')}`, Object.keys(ROOMS).join(','))
  .option('--file <part>', 'only files whose path has this in it', '')
  .option('--max <count>', 'at most so many mutants of each file, spread over it', whole, Number.POSITIVE_INFINITY)
  .option('--json <file>', 'writes what survived there too')
  .parse()
  .opts<{ room: string; file: string; max: number; json?: string }>();

const rooms = options.room.split(',');
for (const room of rooms) if (!Object.hasOwn(ROOMS, room)) throw new Error(`There is no room "${room}" here.`);

const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const copy = mkdtempSync(path.join(tmpdir(), 'heldout-mutate-'));

/** Every n-th, so that a sample is of the whole file. */
function sample(mutants: Mutant[], max: number): Mutant[] {
  const step = Math.max(1, mutants.length / max);
  return mutants.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function inRoom(file: string): string | undefined {
  return rooms.find((room) => file.startsWith(`lib/${room}/`) || file === `lib/${room}.ts`);
}

/** Tries mutants in a process of its own, and in another one after each that did not end. @returns those that survived. */
async function survivors(order: Order): Promise<Mutant[]> {
  const survived: Mutant[] = [];
  let left = order.mutants;
  while (left.length > 0) {
    const done = await tryUntilStuck({ ...order, mutants: left }, survived);
    left = left.slice(done + 1);
  }
  return survived;
}

/** @returns the index of the mutant that did not end, or of the last. */
function tryUntilStuck(order: Order, survived: Mutant[]): Promise<number> {
  const child = fork(path.join(import.meta.dirname, 'runner.ts'), {
    cwd: copy,
    execArgv: ['--import', 'tsx'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let next = -1;
    let stuck: NodeJS.Timeout | undefined;
    const watch = () => {
      clearTimeout(stuck);
      stuck = setTimeout(() => {
        process.kill(-(child.pid as number), 'SIGKILL');
        resolve(next);
      }, PATIENCE_MS);
    };
    child.on('message', (told: Told) => {
      if (told.kind === 'tried' && told.survived) survived.push(order.mutants[told.index] as Mutant);
      next = told.kind === 'ready' ? 0 : told.index + 1;
      watch();
      process.stdout.write(told.kind === 'tried' ? (told.survived ? 'S' : '.') : '');
    });
    child.once('exit', (code) => {
      clearTimeout(stuck);
      if (code !== 0 && next === -1) reject(new Error(`${order.file}: the tests do not run.`));
      else resolve(code === 0 ? order.mutants.length : next);
    });
    child.send(order);
  });
}

let [tried, missed] = [0, 0];
const found: { file: string; line: number; says: string }[] = [];
try {
  for (const file of tracked) {
    mkdirSync(path.join(copy, path.dirname(file)), { recursive: true });
    cpSync(path.join(root, file), path.join(copy, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  for (const file of tracked) {
    const room = inRoom(file);
    if (room === undefined || !file.endsWith('.ts') || !file.includes(options.file)) continue;
    const text = readFileSync(path.join(root, file), 'utf8');
    const mutants = sample(mutantsOf(file, text), options.max);
    if (mutants.length === 0) continue;
    process.stdout.write(`${file} `);
    const rings = [room, ...(ROOMS[room] ?? [])].map((name) => [`tests/${name}/`]);
    const survived = await survivors({ root: copy, file, mutants, rings });
    writeFileSync(path.join(copy, file), text);
    tried += mutants.length;
    missed += survived.length;
    console.log(` ${mutants.length - survived.length} of ${mutants.length} noticed`);
    for (const { line, says } of survived) {
      found.push({ file, line, says });
      console.log(`  ${file}:${line}  ${says}`);
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${tried - missed} of ${tried} mutants noticed (${((100 * (tried - missed)) / tried).toFixed(1)} %)`);
if (options.json) writeFileSync(options.json, JSON.stringify({ tried, missed, found }, null, 1));
