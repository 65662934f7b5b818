import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { openDatabase } from '@/lib/db/open';
import { submissions, users } from '@/lib/db/schema';
import { DomainError } from '@/lib/errors';
import { submitCode } from '@/lib/submissions/submit';
import { smallCatalog } from '../catalog/small-course';

test('a request that comes twice hands in once; the same id with another source is refused and told', async () => {
  const catalog = await smallCatalog();
  const [course] = catalog.courses.values();
  const [challengeId = ''] = course?.challenges.keys() ?? [];
  const db = openDatabase(':memory:');
  db.insert(users).values({ id: 'u', name: 'Ada', email: 'ada@example.org' }).run();
  const actor: Actor = { userId: 'u', guest: false };
  const handIn = (source: string) =>
    submitCode(db, catalog, actor, { courseId: course?.id ?? '', challengeId, source, requestId: 'request-1' }, 1);
  const first = handIn('let a');
  expect(handIn('let a')).toEqual(first);
  expect(() => handIn('let b')).toThrow(DomainError);
  expect(() => handIn('let b')).toThrow(/Nothing was handed in/);
  expect(db.select({ source: submissions.source }).from(submissions).all()).toEqual([{ source: 'let a' }]);
});
