import { loadCatalog } from '@/lib/catalog/catalog';
import { chaptersOf } from '@/lib/catalog/select';
import { env } from '@/lib/env';
import { type Item, isMarkedByHand, keyAnswer, parseAnswer, score, wrongAnswers } from '@/lib/items/item';
import { SAMPLES } from '../items/sample-items';

/** What people type for the numbers of the mixed set: plain, grouped, raised, as products and fractions. */
const TYPED = ['0.50', '0,49', '5.0e-1', '500 ms', '5,0 × 10^-1', '−0,50', '0.500 s', '2.0', '1 000', '50 000×10⁻⁵'];

interface Given {
  item: Item;
  input: unknown;
}

/** Every item of the installed courses and of the tests, each with its key, its plain mistakes, and numbers as they are typed. */
async function mixedSet(): Promise<Given[]> {
  const { courses } = await loadCatalog(env().coursesFolder);
  const chapters = [...courses.values()].flatMap(chaptersOf);
  const all = [...SAMPLES, ...chapters.flatMap(({ items }) => items)];
  // What staff mark earns nothing at once.
  const items = all.filter((item) => !isMarkedByHand(item));
  return items.flatMap((item) => {
    const typed = item.kind === 'numeric' ? TYPED.map((text) => ({ text, language: 'fr' })) : [];
    const inputs: unknown[] = [keyAnswer(item), ...wrongAnswers(item), ...typed];
    return inputs.filter((input) => isAnswer(item, input)).map((input) => ({ item, input }));
  });
}

function isAnswer(item: Item, input: unknown): boolean {
  try {
    parseAnswer(item, input);
    return true;
  } catch {
    return false;
  }
}

/** Seconds of processor time of this process. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Parses and marks as the server does; @returns responses in a second of processor time, whatever else the machine does. */
function measure(set: Given[], seconds: number): number {
  let marked = 0;
  let points = 0;
  const start = cpuSeconds();
  while (cpuSeconds() - start < seconds) {
    for (const { item, input } of set) {
      points += score(item, marked % 7, parseAnswer(item, input)).points;
      marked++;
    }
  }
  if (points === 0) throw new Error('Nothing earned a point.');
  return marked / (cpuSeconds() - start);
}

const WANTED = 200_000;

const set = await mixedSet();
measure(set, 1);
const rounds = [1, 2, 3].map(() => measure(set, 2)).sort((a, b) => a - b);
const median = rounds[1] ?? 0;
process.stdout.write(`${set.length} responses to ${new Set(set.map(({ item }) => item)).size} questions, one core\n`);
for (const kind of new Set(set.map(({ item }) => item.kind))) {
  const rate = measure(
    set.filter(({ item }) => item.kind === kind),
    1,
  );
  process.stdout.write(`${kind}: ${Math.round(rate).toLocaleString('en')} a second\n`);
}
process.stdout.write(
  `mixed: ${Math.round(median).toLocaleString('en')} a second (median of 3), wanted ${WANTED.toLocaleString('en')}\n`,
);
process.exitCode = median >= WANTED ? 0 : 1;
