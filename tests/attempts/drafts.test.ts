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
