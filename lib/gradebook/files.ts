import { BYTE_ORDER_MARK, type CsvValue, csvLines, csvNumber } from '../csv';
import { toPoints } from '../points';
import { inLanguage, textIn } from '../text';
import type { Work } from './columns';
import { BATCH } from './grid';
import type { GridRow } from './rows';

/** A grid of which rows are read when they are asked for. Points are thousandths. */
export interface RowSource {
  courseId: string;
  columns: readonly Work[];
  maxPoints: number;
  found: number;
  rows(from: number, count: number): GridRow[];
}

const WORDS = {
  en: {
    name: 'Name',
    email: 'E-mail',
    guest: 'Guest',
    yes: 'yes',
    quiz: 'Quiz',
    challenge: 'Challenge',
    total: 'Total',
  },
  fr: { name: 'Nom', email: 'E-mail', guest: 'Invité', yes: 'oui', quiz: 'Quiz', challenge: 'Défi', total: 'Total' },
};

function* rowBatches({ found, rows }: RowSource): Generator<GridRow[]> {
  for (let from = 0; from < found; from += BATCH) yield rows(from, BATCH);
}

/**
 * The grid for spreadsheets, a batch of rows at a time: points by quiz and challenge, empty where nothing has been marked.
 * Titles are in the language or what the course has instead, its own words in one of the interface.
 */
export function* gridCsv(source: RowSource, language: string): Generator<string> {
  const words = inLanguage(WORDS, language);
  const read = (points: number) => csvNumber(toPoints(points), language);
  const titled = source.columns.map(
    ({ kind, title, maxPoints }) => `${words[kind]}: ${textIn(title, language)} (${read(maxPoints)})`,
  );
  const head = [words.name, words.email, words.guest, ...titled, `${words.total} (${read(source.maxPoints)})`];
  yield BYTE_ORDER_MARK + csvLines([head], language);
  for (const rows of rowBatches(source)) {
    const lines = rows.map((row): CsvValue[] => [
      row.name,
      row.email,
      row.guest ? words.yes : null,
      ...row.cells.map(({ points }) => (points === null ? null : toPoints(points))),
      toPoints(row.points),
    ]);
    yield csvLines(lines, language);
  }
}

/** The same for programs, with how far each piece of work is, in plain points; null where nothing has been marked. */
export function* gridJson(source: RowSource): Generator<string> {
  const { courseId, columns, maxPoints } = source;
  const work = columns.map(({ kind, targetId, title, maxPoints: most }) => ({
    kind,
    id: targetId,
    title,
    maxPoints: toPoints(most),
  }));
  const head = JSON.stringify({ course: courseId, maxPoints: toPoints(maxPoints), work });
  yield `${head.slice(0, -1)},"students":[`;
  let between = '\n';
  for (const rows of rowBatches(source)) {
    const students = rows.map((row) =>
      JSON.stringify({
        name: row.name,
        email: row.email,
        guest: row.guest,
        points: toPoints(row.points),
        work: row.cells.map(({ state, points, tries }, i) => ({
          kind: columns[i]?.kind,
          id: columns[i]?.targetId,
          state,
          points: points === null ? null : toPoints(points),
          tries,
        })),
      }),
    );
    yield between + students.join(',\n');
    between = ',\n';
  }
  yield '\n]}\n';
}
