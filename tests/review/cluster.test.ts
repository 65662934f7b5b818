import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { enrol } from '@/lib/auth/enrolments';
import { commentOnCluster } from '@/lib/review/cluster';
import { listThreadsOf } from '@/lib/review/read';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';

const catalog = await smallCatalog();
const criteria = catalog.courses.get('small')?.challenges.get('fit-line')?.definition.criteria ?? [];
const missed = criteria.map(({ id }) => id);

test('one comment goes to the last submission of everybody who misses the same criteria, and to nobody else', () => {
  const { db, ada, bob, tom } = openClass();
  const handIn = (actor: typeof ada) => {
    enrol(db, actor, 'small', 1);
    const input = { courseId: 'small', challengeId: 'fit-line', source: 'x', requestId: randomUUID() };
    const { submissionId } = submitCode(db, catalog, actor, input, 10);
    recordNext(db, { passed: false, points: 0, criteria: [] });
    return submissionId;
  };
  const earlier = handIn(ada);
  const [hers, his] = [handIn(ada), handIn(bob)];
  const input = { courseId: 'small', challengeId: 'fit-line', missed, body: 'Look at the step size.' };
  expect(commentOnCluster(db, catalog, tom, input, 20)).toEqual({ count: 2 });
  for (const id of [hers, his]) {
    expect(listThreadsOf(db, tom, id)).toMatchObject([{ lines: null, comments: [{ body: input.body }] }]);
  }
  expect(listThreadsOf(db, tom, earlier)).toEqual([]);
  expect(() => commentOnCluster(db, catalog, tom, { ...input, missed: [] }, 30)).toThrow(
    refusal('conflict', 'cluster-empty'),
  );
  expect(() => commentOnCluster(db, catalog, ada, input, 30)).toThrow(refusal('forbidden', 'staff-only'));
});
