import { expect, test } from 'vitest';
import { chaptersUsing } from '@/lib/catalog/glossary-uses';
import { loadCourse } from '@/lib/catalog/load-course';
import { copyCourse, FIRST } from './small-course';

const TERM = `terms:
  - id: slope
    term: { en: Slope, fr: Pente }
    symbol: '\\beta'
    text: { en: 'How steep, $dy/dx$.', fr: 'La raideur, $dy/dx$.' }
`;
const both = (words: string) => ({
  [`${FIRST}/lesson.md`]: (text: string) => `${text}\n\nThe ${words} of a line.\n`,
  [`${FIRST}/lesson.fr.md`]: (text: string) => `${text}\n\nLa ${words} d’une droite.\n`,
});
const findingsOf = async (changes: Parameters<typeof copyCourse>[0]) => {
  const { course, findings } = await loadCourse(copyCourse(changes).folder);
  return { course, findings: findings.filter(({ message }) => !message.includes('older text')) };
};
const ofGlossary = ({ findings }: Awaited<ReturnType<typeof findingsOf>>) =>
  findings
    .filter(({ message }) => /slope|math|term|glossary|rank/i.test(message))
    .map(({ severity, line, message }) => ({ severity, line, message }));

test('a term that lessons of every language lead to is sound, and known by its chapters', async () => {
  const read = await findingsOf({ 'glossary.yaml': TERM, ...both('[slope](term:slope)') });
  expect(ofGlossary(read)).toEqual([]);
  expect(read.course?.glossary).toHaveLength(1);
  expect(
    chaptersUsing(read.course as never)
      .get('slope')
      ?.map(({ id }) => id),
  ).toEqual(['first']);
});

test('a term that no lesson of some language leads to is a warning where it stands', async () => {
  const { [`${FIRST}/lesson.md`]: english } = both('[slope](term:slope)');
  expect(ofGlossary(await findingsOf({ 'glossary.yaml': TERM, [`${FIRST}/lesson.md`]: english ?? null }))).toEqual([
    { severity: 'warning', line: 2, message: expect.stringContaining('No lesson in fr leads to "slope"') },
  ]);
});

test('a term that there is not, one twice, and mathematics that cannot be set are errors', async () => {
  expect(ofGlossary(await findingsOf(both('[slope](term:slope)')))).toMatchObject([
    { severity: 'error', message: 'There is no term "slope"; expected an id of glossary.yaml.' },
    { severity: 'error' },
  ]);
  const twice = `${TERM}${TERM.slice(TERM.indexOf('\n') + 1)}`;
  expect(ofGlossary(await findingsOf({ 'glossary.yaml': twice, ...both('[slope](term:slope)') }))[0]).toMatchObject({
    severity: 'error',
    message: 'There are two terms "slope".',
  });
  const broken = TERM.replace('$dy/dx$.', '$\\\\frac{1$.');
  const found = (await findingsOf({ 'glossary.yaml': broken, ...both('[slope](term:slope)') })).findings;
  expect(found.some(({ severity, key }) => severity === 'error' && key === 'terms[0].text.en')).toBe(true);
});

test('a term stands in a lesson alone', async () => {
  const { findings } = await findingsOf({
    'glossary.yaml': TERM,
    ...both('[slope](term:slope)'),
    [`${FIRST}/fit-line/statement.md`]: (text) => `${text}\n\nThe [slope](term:slope).\n`,
  });
  expect(findings.some(({ message }) => message === 'A term can only stand in a lesson.')).toBe(true);
});
