import { expect, test } from 'vitest';
import { resolveChallenge } from '@/lib/catalog/references';
import { refusal } from '../attempts/class';
import { smallCatalog } from './small-course';

/** The small course, and the same one again under another id. */
async function two() {
  const catalog = await smallCatalog();
  const [small] = [...catalog.courses.values()];
  if (!small) throw new Error('no course');
  catalog.courses.set('other', { ...small, id: 'other' });
  return catalog;
}

test('a bare id names the challenge of the one course that has it', async () => {
  const { course, challenge } = resolveChallenge(await smallCatalog(), 'fit-line');
  expect([course.id, challenge.id]).toEqual(['small', 'fit-line']);
});

test('where two courses have it, a bare id is refused with the candidates, and a reference finds its own', async () => {
  const catalog = await two();
  expect(() => resolveChallenge(catalog, 'fit-line')).toThrow(refusal('invalid', 'challenge-ambiguous'));
  expect(() => resolveChallenge(catalog, 'fit-line')).toThrow('small/fit-line, other/fit-line');
  expect(resolveChallenge(catalog, 'other/fit-line').course.id).toBe('other');
  expect(resolveChallenge(catalog, 'small/fit-line').course.id).toBe('small');
});

test('what no course has is told with what there is', async () => {
  const catalog = await two();
  for (const reference of ['fit-lines', 'none/fit-line', 'small/fit-line/', '']) {
    expect(() => resolveChallenge(catalog, reference)).toThrow(refusal('not-found', 'challenge-unknown'));
    expect(() => resolveChallenge(catalog, reference)).toThrow('There are: fit-line');
  }
});
