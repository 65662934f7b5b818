import { expect, test } from 'vitest';
import { enterGuest, leavingNoTrace } from '@/lib/auth/guests/entering';
import type { Database } from '@/lib/db/open';
import { drafts, users } from '@/lib/db/schema';
import { Browser, world } from './people';

const people = (db: Database) => db.select().from(users).all();
const written = (db: Database) =>
  db
    .select()
    .from(drafts)
    .all()
    .map(({ content }) => content);

test('what is refused to a guest leaves no row, unless something else of theirs is being saved', async () => {
  const { db } = world();
  const refused = () => {
    throw new Error('refused');
  };
  const asGuest = (act: () => unknown) => {
    enterGuest(db, 'g');
    return leavingNoTrace(db, 'g', act);
  };
  await expect(asGuest(refused)).rejects.toThrow('refused');
  expect(people(db)).toEqual([]);

  const { promise: later, resolve: go } = Promise.withResolvers<void>();
  const slow = asGuest(async () => {
    await later;
    db.insert(drafts).values({ userId: 'g', key: 'challenge:c:x', content: 'mine', updatedAt: 1 }).run();
  });
  await expect(asGuest(refused)).rejects.toThrow('refused');
  expect(people(db)).toHaveLength(1);
  go();
  await slow;
  expect(written(db)).toEqual(['mine']);

  await expect(asGuest(refused)).rejects.toThrow('refused');
  expect(written(db)).toEqual(['mine']);
});

test('a guest who has a session keeps their row, whatever is refused', async () => {
  const { db, auth } = world();
  const guest = await new Browser(auth).saveAsGuest();
  await expect(leavingNoTrace(db, guest, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(people(db)).toHaveLength(1);
});
