import { expect, test } from 'vitest';
import { forgetComment, listSavedComments, saveComment } from '@/lib/review/saved';
import { actorIn, openClass, refusal } from '../attempts/class';

test('a saved comment is found by its name, and saving it again changes its text', () => {
  const { db, tom, ina } = openClass();
  saveComment(db, tom, { courseId: 'small', name: ' Seed ', body: 'Use the seed.' }, 1);
  saveComment(db, ina, { courseId: 'small', name: 'gap', body: 'Mind the gap.' }, 2);
  saveComment(db, ina, { courseId: 'small', name: 'seed', body: 'Use the seed that you are given.' }, 3);
  expect(listSavedComments(db, tom, 'small').map(({ name, body }) => [name, body])).toEqual([
    ['gap', 'Mind the gap.'],
    ['seed', 'Use the seed that you are given.'],
  ]);
  forgetComment(db, tom, listSavedComments(db, tom, 'small')[0]?.id ?? '', 4);
  expect(listSavedComments(db, tom, 'small').map(({ name }) => name)).toEqual(['seed']);
});

test('only staff of the course keep and read them, and names are words', () => {
  const { db, ada, ina } = openClass();
  const seed = { courseId: 'small', name: 'seed', body: 'x' };
  saveComment(db, ina, seed, 1);
  const id = listSavedComments(db, ina, 'small')[0]?.id ?? '';
  for (const actor of [ada, actorIn('other', 'ina', 'instructor')]) {
    const staffOnly = refusal('forbidden', 'staff-only');
    expect(() => listSavedComments(db, actor, 'small')).toThrow(staffOnly);
    expect(() => saveComment(db, actor, seed, 1)).toThrow(staffOnly);
    expect(() => forgetComment(db, actor, id, 4)).toThrow(staffOnly);
  }
  expect(() => forgetComment(db, ina, 'none', 4)).toThrow(refusal('not-found', 'saved-unknown'));
  for (const name of ['', 'two words', '-x', 'x'.repeat(41)]) {
    expect(() => saveComment(db, ina, { ...seed, name }, 1)).toThrow(refusal('invalid', 'saved-name'));
  }
});
