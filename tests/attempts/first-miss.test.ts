import { expect, test } from 'vitest';
import { answerCheckpoint, selectCheckpoints } from '@/lib/attempts/checkpoint';
import { chaptersOf } from '@/lib/catalog/select';
import { keyAnswer, wrongAnswers } from '@/lib/items/item';
import { smallCatalog } from '../catalog/small-course';
import { openClass } from './class';

const catalog = await smallCatalog();
const course = catalog.courses.get('small');
const chapter = course && chaptersOf(course).find(({ checkpoints }) => checkpoints.length > 0);
const checkpoint = chapter?.checkpoints.find(({ item }) => wrongAnswers(item).length > 0);
if (!chapter || !checkpoint) throw new Error('The small course has no checkpoint with a wrong answer.');
const { item } = checkpoint;
const place = { courseId: 'small', chapterId: chapter.id };

function room() {
  const { db, ada } = openClass();
  let tries = 0;
  const give = (answer: unknown) =>
    answerCheckpoint(db, catalog, ada, { ...place, itemId: item.id, answer, tries: tries++ }, 1);
  const seen = () => selectCheckpoints(db, catalog, ada, place).find((one) => one.item.id === item.id)?.response;
  return { give, seen };
}

test('a first miss tells of what was chosen alone, at once and after a reload; the second tells everything', () => {
  const { give, seen } = room();
  const [wrong] = wrongAnswers(item);
  const first = give(wrong);
  expect(first.correct).toBe(false);
  for (const told of [first, seen()]) {
    expect(told?.feedback.explanation).toBeNull();
    expect(told?.feedback.options.every(({ chosen }) => chosen)).toBe(true);
    expect(JSON.stringify(told)).not.toContain(item.explanation.en);
  }
  give(wrong);
  expect(seen()?.feedback.explanation).toEqual(item.explanation);
});

test('a first answer that is right tells everything', () => {
  const { give } = room();
  expect(give(keyAnswer(item)).feedback.explanation).toEqual(item.explanation);
});
