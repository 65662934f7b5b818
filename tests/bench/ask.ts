import path from 'node:path';
import { loadCourse } from '@/lib/catalog/load-course';
import { measure } from '../asking/measure';
import { HALVES, readQuestions } from '../asking/questions';

// How well questions are answered from the course, and how fast: `npm run bench:ask`, with `--misses=tuning` for what went wrong.

const { course } = await loadCourse(path.resolve(import.meta.dirname, '../../challenges/implicit-bias'));
if (!course) throw new Error('The course cannot be read.');
// Compiling is no part of an answer.
for (let i = 0; i < 20; i++) measure(course, readQuestions('tuning'));
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
for (const half of HALVES) {
  for (const knowsPage of [true, false]) {
    const { recallAt3, notHere, falselyRefused, p95, misses } = measure(course, readQuestions(half), knowsPage);
    process.stdout.write(
      `${half.padEnd(6)} ${knowsPage ? 'on a page ' : 'from afar '} recall at 3 ${percent(recallAt3)}   ` +
        `"not in this course" recognized ${percent(notHere)}, said wrongly ${percent(falselyRefused)}   p95 ${p95.toFixed(2)} ms\n`,
    );
    const shown = knowsPage && process.argv.includes(`--misses=${half}`);
    if (shown) for (const miss of misses) process.stdout.write(`    ${miss}\n`);
  }
}
