import { expect, test } from 'vitest';
import { renderText } from '@/app/components/markdown/text';
import { showAttempt } from '@/app/server/attempts';
import { showTold } from '@/app/server/items';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { selectAttemptForStudent } from '@/lib/attempts/view';
import { enrol } from '@/lib/auth/enrolments';
import type { CatalogChallenge } from '@/lib/catalog/course';
import { challengeForStudent } from '@/lib/catalog/projections';
import { placeQuestions } from '@/lib/exchange/place';
import { readQuestions } from '@/lib/exchange/read-file';
import { itemsOf, writeItems } from '@/lib/exchange/write-file';
import { gridCsv } from '@/lib/gradebook/files';
import { openGridHere } from '@/lib/gradebook/view';
import { Item } from '@/lib/items/item';
import { explain, judgeCriteria } from '@/lib/judging/judge-criteria';
import { openClass } from '../attempts/class';
import { germanCourse } from '../catalog/small-course';

const course = await germanCourse();
const catalog = { courses: new Map([[course.id, course]]), findings: [] };
const quiz = { courseId: 'gerade', quizId: 'erste' };

test('Ada takes a quiz in German on French pages: what the course says is marked as German', async () => {
  const { db, ada } = openClass('gerade');
  const { attemptId } = startQuiz(db, catalog, ada, quiz, { now: 1, seed: 7 });
  const shown = await showAttempt(selectAttemptForStudent(db, catalog, ada, attemptId, 5), 'fr', 5);
  const [direction, half, word, gap] = shown.items.map(({ item }) => item);
  expect(direction?.stem).toMatch(/^<div lang="de">.*Wohin geht/s);
  expect(direction).toMatchObject({ options: [{ text: expect.stringMatching(/^<span lang="de">/) }, {}] });
  expect(gap).toMatchObject({
    text: ['<span lang="de">Zwei Punkte geben </span>', { blank: 'zahl' }, expect.any(String)],
  });
  const give = (itemId: string, given: unknown) => answer(db, catalog, ada, { attemptId, itemId, answer: given }, 10);
  const marked = [
    give('richtung', { choice: 'kleiner' }),
    give(half?.id ?? '', { text: '0,5', language: 'fr' }),
    give(word?.id ?? '', { text: 'steigung' }),
    give('luecke', { blanks: { zahl: { text: '2', language: 'fr' } } }),
  ];
  expect(marked.map(({ correct }) => correct)).toEqual([true, true, true, false]);
  const feedback = await showTold(marked[3] as (typeof marked)[number], 'fr');
  expect(feedback?.options[0]?.text).toContain('Zeichnen Sie es.');
  expect(feedback?.explanation).toMatch(/^<div lang="de">/);
  expect(finish(db, catalog, ada, { attemptId }, 20)).toMatchObject({ points: 3000 });
});

test('what a verdict says of a submission is German, its numbers too', async () => {
  const { definition } = course.challenges.get('gerade-finden') as CatalogChallenge;
  const results = judgeCriteria(definition.criteria, [{ seed: 1, measured: [{ criterionId: 'slope', value: 0.25 }] }]);
  expect(results[0]).toMatchObject({ title: { de: 'Die Steigung stimmt' }, feedback: { de: 'Noch nicht.' } });
  const said = explain(definition.explanations, results);
  expect(said).toEqual({ de: 'Die Steigung liegt um 0,25 daneben.' });
  expect(await renderText(said ?? {}, 'en')).toContain('lang="de"');
  const shown = challengeForStudent(course.challenges.get('gerade-finden') as CatalogChallenge);
  expect(shown.declarations).toContain('Punkte.');
});

test('the class stands in a spreadsheet whose titles are German, and whose other words are those of who asks', () => {
  const { db, ada } = openClass('gerade');
  enrol(db, ada, 'gerade', 1);
  const grid = openGridHere(db, catalog, 'gerade');
  const headIn = (language: string) => [...gridCsv(grid, language)].join('').split('\r\n')[0];
  expect(headIn('en')).toContain('Challenge: Die Steigung finden (10)');
  expect(headIn('fr')).toContain(';Défi: Die Steigung finden (10)');
  expect(headIn('de')).toContain(';Challenge: Die Steigung finden (10)');
});

test.each(['json', 'gift', 'moodle-xml', 'qti3'] as const)(
  'its items go out as %s, and come back as German alone',
  (format) => {
    const names = { json: 'x.json', gift: 'x.gift', 'moodle-xml': 'x.xml', qti3: 'x.zip' };
    const { content, written } = writeItems(itemsOf(course), format, 'de');
    expect(written).toBeGreaterThan(3);
    const read = readQuestions(Buffer.from(content), names[format]);
    const { chapters } = placeQuestions(read, {
      languages: ['de'],
      usual: 'erste',
      only: 'erste',
      concept: 'line',
      concepts: new Set(['line']),
      misconceptions: new Set(['one-loss']),
      taken: () => new Set(),
    });
    const items = chapters.flatMap((chapter) => chapter.items);
    expect(items).toHaveLength(written);
    for (const item of items) {
      expect(Object.keys(Item.parse(item).stem)).toEqual(['de']);
      expect(Object.keys(Item.parse(item).explanation)).toEqual(['de']);
    }
    expect(JSON.stringify(items)).toContain('Es wird größer');
    expect(JSON.stringify(items)).not.toContain('"fr":');
  },
);
