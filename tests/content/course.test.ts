import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '@/lib/catalog/load-course';

const folder = path.resolve(import.meta.dirname, '../../challenges/implicit-bias');
const { course, findings } = await loadCourse(folder);

test('the course is sound: no finding, and no stale translation', () => {
  expect(findings).toEqual([]);
  expect(course?.id).toBe('implicit-bias');
});

/** What there is to say in these is said without training anything. */
const WITHOUT_CHALLENGE = ['many-solutions', 'sources-of-bias', 'controlled-experiments'];

test('every chapter has a checkpoint, a figure, a quiz and, but for three, a challenge', () => {
  const chapters = course?.sections.flatMap((section) => section.chapters) ?? [];
  expect(chapters.length).toBeGreaterThanOrEqual(11);
  for (const { id, checkpoints, plots, quizzes, challengeIds } of chapters) {
    expect(Math.min(checkpoints.length, plots.size), id).toBeGreaterThanOrEqual(1);
    expect(challengeIds.length === 0, id).toBe(WITHOUT_CHALLENGE.includes(id));
    expect(quizzes[0]?.items.length, id).toBeGreaterThanOrEqual(5);
  }
});

test('no two options of an item give the same feedback', () => {
  const items = course?.sections.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.items)) ?? [];
  for (const item of items) {
    const said = 'options' in item ? item.options.flatMap(({ feedback }) => [feedback.en, feedback.fr]) : [];
    expect(new Set(said).size).toBe(said.length);
  }
});

test('the figure of the deep chapter shows the finding that its title states', () => {
  const chapters = course?.sections.flatMap((section) => section.chapters) ?? [];
  const chapter = chapters.find(({ id }) => id === 'implicit-regularization');
  const [train, heldOut] = chapter?.plots.get('width-sweep.json')?.series ?? [];
  const fitted = train?.points.findIndex(([, error]) => error === 0) ?? -1;
  expect(fitted).toBeGreaterThan(0);
  const after = heldOut?.points.slice(fitted).map(([, error]) => error) ?? [];
  expect(after.length).toBeGreaterThan(1);
  expect(Math.max(...after)).toBe(after[0]);
});
