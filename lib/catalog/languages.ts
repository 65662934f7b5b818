import type { z } from 'zod';
import type { Challenge } from '../authoring/challenge';
import { placesWhere } from '../items/places';
import { isText, type Text } from '../text';
import { type Place, type Report, report, START } from './finding';
import { formatPath, type Structured } from './structured';

type Detail = Pick<Parameters<typeof report>[1], 'expected' | 'message' | 'severity'>;

/** What is wrong with the languages that a text has, each with the language that it is about. */
function problemsOf(text: Text, languages: readonly string[]): (Detail & { language: string })[] {
  const own = Object.keys(text);
  const declared = `course.yaml declares ${languages.join(', ')}`;
  const missing = languages.filter((language) => !own.includes(language));
  const foreign = own.filter((language) => !languages.includes(language));
  const problems = [
    ...missing.map((language) => ({ language, expected: `a text in ${language}`, why: `has no ${language}` })),
    ...foreign.map((language) => ({ language, expected: languages.join(', '), why: `has ${language}` })),
  ].map(({ language, expected, why }) => ({ language, expected, message: `The text ${why}; ${declared}.` }));
  if (problems.length > 0 || own.join() === languages.join()) return problems;
  const expected = languages.join(', ');
  const message = `The text has its languages in another order than course.yaml, by which readers of others get the first.`;
  return [{ language: own[0] ?? '', severity: 'warning', expected, message }];
}

/** Reports every text of a parsed file that has not exactly the languages of its course. */
export function checkLanguages(
  schema: z.ZodType,
  data: unknown,
  languages: readonly string[],
  read: Structured,
  to: Report,
): void {
  for (const { path, value } of placesWhere<Text>(schema, isText, data)) {
    for (const { language, ...detail } of problemsOf(value, languages)) {
      const at = [...path, language];
      report(to, { place: read.locate(at), key: formatPath(at), ...detail });
    }
  }
}

/** The same for what a challenge.ts declares. A text stands where its words do in the source, if they stand there. */
export function checkChallengeLanguages(
  challenge: Challenge,
  source: string,
  languages: readonly string[],
  to: Report,
): void {
  for (const [key, text] of Object.entries(textsOfChallenge(challenge))) {
    for (const { language, ...detail } of problemsOf(text, languages)) {
      report(to, { place: placeOf(text, source), key: `${key}.${language}`, ...detail });
    }
  }
}

function textsOfChallenge({ title, inputs, criteria, explanations, plots }: Challenge): Record<string, Text> {
  return {
    title,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, { description }]) => [`inputs.${name}.description`, description]),
    ),
    ...Object.fromEntries(
      criteria.flatMap(({ id, title: own, feedback }) => [
        [`criteria.${id}.title`, own],
        [`criteria.${id}.feedback.pass`, feedback.pass],
        [`criteria.${id}.feedback.fail`, feedback.fail],
      ]),
    ),
    ...Object.fromEntries(explanations.map(({ text }, i) => [`explanations[${i}].text`, text])),
    ...Object.fromEntries(
      plots.flatMap(({ id, x, y }) => [
        [`plots.${id}.x.label`, x.label],
        [`plots.${id}.y.label`, y.label],
      ]),
    ),
  };
}

function placeOf(text: Text, source: string): Place {
  const offset = Math.min(
    ...Object.values(text)
      .map((words) => source.indexOf(words))
      .filter((at) => at >= 0),
  );
  if (!Number.isFinite(offset)) return START;
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
