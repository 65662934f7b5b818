import { expect, test } from 'vitest';
import { loadCourse } from '@/lib/catalog/load-course';
import { copyCourse } from './small-course';

const findingsOf = async (concepts: (text: string) => string) =>
  (await loadCourse(copyCourse({ 'concepts.yaml': concepts }).folder)).findings.map(
    ({ key, message }) => `${key}: ${message}`,
  );

test('a course says which words mean the same', async () => {
  const words = 'words:\n  - { en: [start, initialization], fr: [départ, initialisation] }\n';
  expect(await findingsOf((text) => text + words)).toEqual([]);
});

test('a word that leads to two concepts is found, with its place', async () => {
  const twice = await findingsOf((text) =>
    text.replace('fr: Norme minimale }', 'fr: Norme minimale }\n    synonyms: { en: [least norm, interpolation] }'),
  );
  expect(twice).toEqual([
    'concepts[1].synonyms.en[1]: "interpolation" stands for the concept "interpolation" and for the concept "min-norm"; nobody could say which is meant.',
  ]);
});

test('a word that is there twice, and one alone in its group, are found', async () => {
  const words = 'words:\n  - { en: [start, Start], fr: [départ] }\n';
  expect((await findingsOf((text) => text + words)).map((finding) => finding.slice(0, 40))).toEqual([
    'words[0].en[1]: "Start" is there twice f',
    'words[0].fr: A single word has nothing t',
  ]);
});
