import path from 'node:path';
import { publicStream } from '@/lib/authoring/random';
import type { Catalog, CatalogChallenge, Chapter } from '@/lib/catalog/course';
import { loadCourse } from '@/lib/catalog/load-course';
import { challengePoints, quizPoints } from '@/lib/catalog/projections';
import { chaptersOf, quizzesOf } from '@/lib/catalog/select';
import type { Database } from '@/lib/db/open';

export const COURSE = 'large';

export interface Size {
  students: number;
  quizzes: number;
  challenges: number;
}

/** The small course grown to so many quizzes and challenges, in sections of twenty pieces of work. */
export async function largeCatalog({ quizzes, challenges }: Size): Promise<Catalog> {
  const { course } = await loadCourse(path.resolve(import.meta.dirname, '../../catalog/fixtures/small'));
  const chapter = course && chaptersOf(course)[0];
  const quiz = course && quizzesOf(course)[0];
  const challenge = course?.challenges.values().next().value;
  if (!course || !chapter || !quiz || !challenge) throw new Error('The small course has no quiz or no challenge.');
  const made = new Map<string, CatalogChallenge>();
  const chapters: Chapter[] = [];
  const count = Math.max(quizzes, challenges);
  for (let i = 0; i < count; i++) {
    const id = `chapter-${i}`;
    if (i < challenges) made.set(`challenge-${i}`, { ...challenge, id: `challenge-${i}`, chapterId: id });
    chapters.push({
      ...chapter,
      id,
      quizzes: i < quizzes ? [{ ...quiz, id: `quiz-${i}`, chapterId: id }] : [],
      challengeIds: i < challenges ? [`challenge-${i}`] : [],
    });
  }
  const sections = Map.groupBy(chapters.entries(), ([i]) => Math.floor(i / 10));
  const large = {
    ...course,
    id: COURSE,
    challenges: made,
    sections: [...sections].map(([i, some]) => ({
      id: `section-${i}`,
      title: { en: `Section ${i + 1}` },
      chapters: some.map(([, one]) => one),
    })),
  };
  return { courses: new Map([[COURSE, large]]), findings: [] };
}

const NAMES =
  'Amina Éloïse Chen Dario Elif Farid Gabriel Hana Ines Jonas Kofi Lea Mara Noah Olga Priya Tariq Yuki Zoé'.split(' ');
const START = Date.UTC(2026, 8, 1);
const HOUR = 3_600_000;

/** A class that has done four fifths of everything, a few things more than once. @returns how many rows were written */
export function fill(db: Database, catalog: Catalog, { students }: Size): number {
  const { $client: client } = db;
  const course = catalog.courses.get(COURSE);
  if (!course) throw new Error('There is no such course.');
  const random = publicStream('gradebook', 1);
  const put = (table: string, columns: string) => {
    const places = columns
      .split(',')
      .map(() => '?')
      .join(',');
    return client.prepare(`insert into ${table} (${columns}) values (${places})`);
  };
  const user = put('users', 'id,name,email');
  const enrolment = put('enrolments', 'user_id,course_id,enrolled_at');
  const visit = put('visits', 'user_id,course_id,chapter_id,first_at,last_at');
  const attempt = put(
    'attempts',
    'id,user_id,course_id,chapter_id,kind,target_id,seed,content_hash,started_at,finished_at,points,max_points',
  );
  const submission = put('submissions', 'id,user_id,course_id,challenge_id,source,source_hash,request_id,submitted_at');
  const grading = put(
    'gradings',
    'id,submission_id,cause,state,seeds,content_hash,available_at,queued_at,finished_at,passed,points,max_points,verdict',
  );
  let rows = 0;
  const run = (statement: typeof user, ...values: unknown[]) => {
    statement.run(...values);
    rows += 1;
  };
  const verdict = JSON.stringify({ text: 'x'.repeat(1_500) });
  client.pragma('synchronous = OFF');
  client.transaction(() => {
    for (let s = 0; s < students; s++) {
      const id = `student-${s}`;
      run(user, id, `${NAMES[random.integer(0, NAMES.length - 1)]} ${random.integer(0, 99_999)}`, `${id}@example.org`);
      run(enrolment, id, COURSE, START);
      run(visit, id, COURSE, 'chapter-0', START, START + random.integer(0, 2_000) * HOUR);
      for (const chapter of chaptersOf(course)) {
        for (const quiz of chapter.quizzes) {
          if (random.uniform() > 0.8) continue;
          const at = START + random.integer(0, 2_000) * HOUR;
          const max = quizPoints(quiz);
          const finished = random.uniform() < 0.95 ? at + HOUR : null;
          const points = random.integer(0, max);
          const facts = [1, 'hash', at, finished, points, max];
          run(attempt, `${id}-${quiz.id}`, id, COURSE, chapter.id, 'quiz', quiz.id, ...facts);
        }
        for (const challengeId of chapter.challengeIds) {
          if (random.uniform() > 0.8) continue;
          const max = challengePoints(course.challenges.get(challengeId) as CatalogChallenge);
          for (let n = random.uniform() < 0.3 ? 2 : 1; n > 0; n--) {
            const at = START + random.integer(0, 2_000) * HOUR;
            const key = `${id}-${challengeId}-${n}`;
            const passed = random.uniform() < 0.5 ? 1 : 0;
            run(submission, key, id, COURSE, challengeId, 'x', 'x', key, at);
            const facts = [at, at, at, passed, passed ? max : 0, max, verdict];
            run(grading, key, key, 'submit', 'done', '[1,2,3]', 'hash', ...facts);
          }
        }
      }
    }
  })();
  return rows;
}
