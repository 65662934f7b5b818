import { expect, test } from 'vitest';
import { draftKey, findDraft, saveDraft } from '@/lib/drafts/drafts';
import { smallCatalog } from '../catalog/small-course';
import { openClass, refusal } from './class';

const catalog = await smallCatalog();
const key = draftKey.challenge('small', 'fit-line');

test('the latest draft is kept, for its owner alone', () => {
  const { db, ada, bob } = openClass();
  saveDraft(db, catalog, ada, { key, content: 'a' }, 1);
  saveDraft(db, catalog, ada, { key, content: 'b' }, 2);
  saveDraft(db, catalog, bob, { key, content: 'mine' }, 3);
  expect(findDraft(db, ada, key)).toEqual({ content: 'b', updatedAt: 2 });
  expect(findDraft(db, bob, key)).toEqual({ content: 'mine', updatedAt: 3 });
});

test('a draft of 256 KB is kept and one byte more is not, counted as bytes', () => {
  const { db, ada } = openClass();
  const most = 'é'.repeat(128 * 1024);
  saveDraft(db, catalog, ada, { key, content: most }, 1);
  expect(() => saveDraft(db, catalog, ada, { key, content: `${most}x` }, 2)).toThrow(
    refusal('invalid', 'draft-too-long'),
  );
  expect(findDraft(db, ada, key)?.content).toBe(most);
});

test.each([
  ['challenge:small:none', 'not-found', 'challenge-unknown'],
  ['challenge:none:fit-line', 'not-found', 'course-unknown'],
  ['challenge:small', 'not-found', 'challenge-unknown'],
  ['item:none:limit', 'not-found', 'attempt-unknown'],
  ['challenge:small:fit-line:more', 'invalid', 'draft-key'],
  ['notes:small', 'invalid', 'draft-key'],
  ['', 'invalid', 'draft-key'],
])('%j names nothing to draft: %s %s', (name, kind, reason) => {
  const { db, ada } = openClass();
  expect(() => saveDraft(db, catalog, ada, { key: name, content: 'x' }, 1)).toThrow(refusal(kind, reason));
});

test('a version that was overtaken is refused and changes nothing; with the newer one in hand it is kept', () => {
  const { db, ada } = openClass();
  const save = (content: string, basedOn: number | null, now: number) =>
    saveDraft(db, catalog, ada, { key, content, basedOn }, now).updatedAt;
  const first = save('first', null, 1);
  const here = save('here', first, 2);
  const changed = refusal('conflict', 'draft-changed');
  expect(() => save('elsewhere', first, 3)).toThrow(changed);
  expect(() => save('elsewhere', null, 3)).toThrow(changed);
  expect(findDraft(db, ada, key)).toEqual({ content: 'here', updatedAt: here });
  expect(save('elsewhere', here, 4)).toBe(4);
  expect(findDraft(db, ada, key)?.content).toBe('elsewhere');
});

test('versions differ even within a millisecond or when the clock goes back', () => {
  const { db, ada } = openClass();
  const save = (content: string, now: number) => saveDraft(db, catalog, ada, { key, content }, now).updatedAt;
  expect([save('a', 9), save('b', 9), save('c', 3)]).toEqual([9, 10, 11]);
});

test('the same text sent twice is one version, whatever it goes on from', () => {
  const { db, ada } = openClass();
  const save = (basedOn: number | null) => saveDraft(db, catalog, ada, { key, content: 'same', basedOn }, 5).updatedAt;
  expect([save(null), save(null), save(1)]).toEqual([5, 5, 5]);
});

test('nobody else is in the way of a first version', () => {
  const { db, ada, bob } = openClass();
  saveDraft(db, catalog, bob, { key, content: 'mine', basedOn: null }, 1);
  saveDraft(db, catalog, ada, { key, content: 'mine too', basedOn: null }, 2);
  expect(findDraft(db, bob, key)?.content).toBe('mine');
});
