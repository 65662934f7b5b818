import { expect, test } from 'vitest';
import { safeReturn } from '@/app/(account)/safe-return';

test.each(['/', '/courses/implicit-bias', '/courses/a/b?x=1#y'])('%s is a place of ours', (path) => {
  expect(safeReturn(path)).toBe(path);
});

test.each([
  undefined,
  '',
  'courses',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '/\r\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
  '/..//elsewhere.example',
])('%j leads home or stays here', (path) => {
  const target = new URL(safeReturn(path), 'http://here.invalid');
  expect(target.origin).toBe('http://here.invalid');
});
