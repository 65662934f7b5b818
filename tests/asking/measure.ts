import { performance } from 'node:perf_hooks';
import type { Passage } from '@/lib/asking/passages';
import { type Page, retrieve } from '@/lib/asking/retrieve';
import { searchIndex } from '@/lib/asking/search-index';
import type { Course } from '@/lib/catalog/course';
import type { Question } from './questions';

export interface Measured {
  /** Of the questions that the course answers: the share with an answering passage among the first three shown. */
  recallAt3: number;
  /** Of those that it does not answer: the share that is told so. */
  notHere: number;
  /** Of those that it answers: the share that is told it does not. */
  falselyRefused: number;
  /** Milliseconds. */
  p95: number;
  misses: string[];
}

const placesOf = ({ id, anchors }: Passage) => anchors.map((anchor) => id.replace(/#.*/, `#${anchor}`));

function pageOf(course: Course, at: string): Page {
  const challengeId = /^challenge:(.*)$/.exec(at)?.[1] ?? null;
  const challenge = challengeId === null ? null : course.challenges.get(challengeId);
  return { chapterId: challenge?.chapterId ?? at, challengeId };
}

/** Asks every question as the panel does, or as if nobody knew the page. */
export function measure(course: Course, questions: Question[], knowsPage = true): Measured {
  const times: number[] = [];
  const misses: string[] = [];
  let found = 0;
  let refused = 0;
  let told = 0;
  for (const { locale, at, question, answeredBy } of questions) {
    const index = searchIndex(course, locale);
    const start = performance.now();
    const { passages, inCourse } = retrieve(index, question, knowsPage ? { at: pageOf(course, at) } : {});
    times.push(performance.now() - start);
    const shown = inCourse ? passages.slice(0, 3).flatMap(({ passage }) => placesOf(passage)) : [];
    const right = answeredBy.length === 0 ? !inCourse : shown.some((id) => answeredBy.includes(id));
    if (answeredBy.length === 0) told += Number(right);
    else {
      found += Number(right);
      refused += Number(!inCourse);
    }
    const [best] = passages;
    const how = `${best?.score.toFixed(1)} ${best?.coverage.toFixed(2)}`;
    if (!right)
      misses.push(`${question}  [${answeredBy.join(' ')}] ${inCourse ? shown.join(' ') : 'not here'} (${how})`);
  }
  const answered = questions.filter(({ answeredBy }) => answeredBy.length > 0).length;
  times.sort((a, b) => a - b);
  return {
    recallAt3: found / answered,
    notHere: told / (questions.length - answered),
    falselyRefused: refused / answered,
    p95: times[Math.ceil(times.length * 0.95) - 1] as number,
    misses,
  };
}
