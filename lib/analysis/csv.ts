import type { Estimate } from '../analytics/scores';
import { BYTE_ORDER_MARK, type CsvValue, csvLines } from '../csv';
import type { Locale } from '../text';
import type { ChallengeAnalysis } from './challenge-analysis';
import type { QuizAnalysis } from './quiz-analysis';

/** Six figures, more than anything here tells. */
const short = (value: number) => Number(value.toPrecision(6));

const three = (one: Estimate | null): CsvValue[] =>
  one === null ? [null, null, null, 0] : [short(one.estimate), short(one.low), short(one.high), one.count];

const named = (name: string) => [name, `${name}_low`, `${name}_high`, `${name}_n`];

/** One line for each item of each quiz, with 95 % intervals and how many people each figure is of; times in milliseconds. */
export function itemsCsv(quizzes: QuizAnalysis[], locale: Locale): string {
  const head = ['quiz', 'item', 'kind', ...['facility', 'discrimination', 'time_ms', 'alpha'].flatMap(named), 'flags'];
  const rows = quizzes.flatMap(({ quizId, reliability, items }) =>
    items.map(({ item, facility, discrimination, time, flags }): CsvValue[] => [
      quizId,
      item.id,
      item.kind,
      ...[facility, discrimination, time, reliability?.alpha ?? null].flatMap(three),
      flags.join(' '),
    ]),
  );
  return BYTE_ORDER_MARK + csvLines([head, ...rows], locale);
}

/** One line for each criterion of each challenge: the share that reached it by attempt, and how it separates. */
export function criteriaCsv(challenges: ChallengeAnalysis[], locale: Locale): string {
  const head = [
    'challenge',
    'criterion',
    ...['attempt_1', 'attempt_2', 'attempt_3', 'attempt_4_and_later', 'separation'].flatMap(named),
  ];
  const rows = challenges.flatMap(({ challengeId, criteria }) =>
    criteria.map(({ id, byAttempt, separation }): CsvValue[] => [
      challengeId,
      id,
      ...[...byAttempt, separation].flatMap(three),
    ]),
  );
  return BYTE_ORDER_MARK + csvLines([head, ...rows], locale);
}
