import { cpSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Course } from '@/lib/catalog/course';
import { loadCourse } from '@/lib/catalog/load-course';
import { selectChallenge, selectChapter } from '@/lib/catalog/select';
import { copyCourse, FIRST } from './small-course';

type Change = Parameters<typeof copyCourse>[0];

async function served(changes: Change): Promise<{ course: Course; errors: number }> {
  const { course, findings } = await loadCourse(copyCourse(changes).folder);
  if (!course) throw new Error(JSON.stringify(findings, null, 2));
  return { course, errors: findings.filter(({ severity }) => severity === 'error').length };
}

const chapters = (course: Course) => course.sections.flatMap((section) => section.chapters.map(({ id }) => id));
const parts = (course: Course) => course.unavailable.map(({ kind, id, chapterId }) => [kind, id, chapterId]);

const broken = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`There is no ${from}.`);
  return text.replace(from, to);
};

describe('what is wrong with one part leaves the rest of the course:', () => {
  test('a challenge whose folder is gone', async () => {
    const { course, errors } = await served({ [`${FIRST}/fit-line`]: null });
    expect(chapters(course)).toEqual(['first', 'second']);
    expect(parts(course)).toEqual([['challenge', 'fit-line', 'first']]);
    expect(selectChapter(course, 'first').challengeIds).toEqual([]);
    expect(course.projects.map(({ stages }) => stages)).toEqual([['fit-line']]);
    expect(errors).toBeGreaterThan(0);
  });

  test.each([
    ['that does not compile', `${FIRST}/fit-line/challenge.ts`, broken('export default', 'export defalt')],
    ['without its starter', `${FIRST}/fit-line/starter.ts`, null],
    ['whose translation misses a hint', `${FIRST}/fit-line/hints.fr.md`, broken('\n---\n\nS', '\nS')],
    ['of another name', `${FIRST}/fit-line/challenge.ts`, broken("id: 'fit-line'", "id: 'fit'")],
  ])('a challenge %s', async (_what, file, change) => {
    const { course } = await served({ [file]: change });
    expect(chapters(course)).toEqual(['first', 'second']);
    expect(parts(course)).toEqual([['challenge', 'fit-line', 'first']]);
    expect(() => selectChallenge(course, 'fit-line')).toThrow(
      expect.objectContaining({ kind: 'unavailable', reason: 'challenge-unavailable' }),
    );
    expect(() => selectChallenge(course, 'nothing')).toThrow(expect.objectContaining({ kind: 'not-found' }));
  });

  test.each([
    ['lesson', `${FIRST}/lesson.md`, broken(':::note[', ':::theorem[')],
    ['missing translation', `${FIRST}/lesson.fr.md`, null],
    ['quiz', `${FIRST}/quiz.yaml`, broken('kind: numeric', 'kind: essay')],
    ['figure', `${FIRST}/loss.json`, broken('"role": "train"', '"role": "test"')],
    ['defaults', `${FIRST}/defaults.yaml`, 'points: many'],
  ])('a chapter by its %s; its challenge can still be graded', async (_what, file, change) => {
    const { course } = await served({ [file]: change });
    expect(chapters(course)).toEqual(['second']);
    expect(parts(course)).toEqual([['chapter', 'first', 'first']]);
    expect(() => selectChapter(course, 'first')).toThrow(expect.objectContaining({ kind: 'unavailable' }));
    expect(selectChallenge(course, 'fit-line').id).toBe('fit-line');
  });

  test('a chapter whose folder is gone breaks only the links to it', async () => {
    const { course, errors } = await served({ '01-linear/02-second': null });
    expect(chapters(course)).toEqual(['first']);
    expect(course.unavailable).toEqual([]);
    expect(errors).toBeGreaterThan(0);
  });

  test('defaults of a section leave no chapter of it to be marked by others', async () => {
    const { course } = await served({ '01-linear/defaults.yaml': 'points: many' });
    expect(chapters(course)).toEqual([]);
    expect(course.unavailable.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['chapter first', 'chapter second']);
  });

  test('a section without its title, a project, the concepts', async () => {
    const { course } = await served({
      '01-linear/section.yaml': null,
      'projects/fitting.yaml': 'titel: x',
      'concepts.yaml': 'concepts: 3',
    });
    expect(chapters(course)).toEqual(['first', 'second']);
    expect(course.sections[0]?.title.en).toBe('Linear');
    expect(parts(course)).toEqual([['project', 'fitting', null]]);
  });

  test('two challenges of one name: neither, since nobody knows which is meant', async () => {
    const { folder } = copyCourse();
    cpSync(`${folder}/${FIRST}/fit-line`, `${folder}/01-linear/02-second/fit-line`, { recursive: true });
    const { course } = await loadCourse(folder);
    expect(course?.unavailable.map(({ id }) => id)).toEqual(['fit-line']);
    expect(course?.challenges.size).toBe(0);
  });
});

test('a course whose head cannot be read is not served', async () => {
  const { course } = await loadCourse(copyCourse({ 'course.yaml': 'id: [' }).folder);
  expect(course).toBeNull();
});
