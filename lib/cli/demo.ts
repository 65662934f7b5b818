import { randomBytes } from 'node:crypto';
import { answerCheckpoint, checkpointSeed } from '../attempts/checkpoint';
import { answer, finish, startQuiz } from '../attempts/quiz';
import { selectAttemptForStudent } from '../attempts/view';
import type { Actor } from '../auth/actor';
import { auth } from '../auth/auth';
import { enrol } from '../auth/enrolments';
import { acceptInvitation, createInvitation } from '../auth/invitations';
import { countPeople } from '../auth/queries';
import { publicStream, type Random } from '../authoring/random';
import { catalog } from '../catalog/catalog';
import type { Catalog, CatalogChallenge, Chapter, Course } from '../catalog/course';
import { referenceTo } from '../catalog/references';
import { chaptersOf } from '../catalog/select';
import { type Database, database } from '../db/open';
import { DomainError } from '../errors';
import { sendFeedback } from '../feedback/lesson-feedback';
import { gradeWithTypes } from '../grading/grade-source';
import { openServices } from '../grading/open-services';
import type { Verdict } from '../grading/verdict';
import { keyAnswer, wrongAnswers } from '../items/item';
import { drawItem, type Question } from '../items/variants';
import { markDone, recordVisit } from '../progress/visits';
import type { GradingQueue } from '../queue/grading-queue';
import { openTableQueue } from '../queue/table';
import { gradedNumbers } from '../secrets/draw-seeds';
import { PUBLIC_SECRET, seedsOf } from '../secrets/keys';
import { submitCode } from '../submissions/submit';
import { textIn } from '../text';
import { COMMENTS, MOST_STUDENTS, type Simulated, simulateClass } from './demo-class';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A solution that was really graded, to be handed in by several simulated students. */
interface Graded {
  source: string;
  verdict: Verdict;
}

interface School {
  db: Database;
  courses: Catalog;
  course: Course;
  graded: Map<string, Graded[]>;
  queue: GradingQueue;
  /** The moment that is being simulated, for what the queue writes down. */
  at: { now: number };
}

/** Fills an empty database with a teacher, who is an administrator, and a class for each course, so that no page is empty. */
export async function demo({ students: size }: { students: number }): Promise<number> {
  if (size > MOST_STUDENTS) {
    const message = `There are names for at most ${MOST_STUDENTS} students.`;
    throw new DomainError('invalid', 'class-too-large', message);
  }
  const db = database();
  if (countPeople(db) > 0) {
    throw new DomainError(
      'conflict',
      'database-not-empty',
      'There are people in this database already; the demonstration class goes only into an empty one.',
    );
  }
  const courses = await catalog();
  const random = publicStream('demo', 1);
  for (const course of courses.courses.values()) {
    say(`${textIn(course.title, 'en')}: grading the solutions that the class will hand in`);
    const at = { now: Date.now() };
    const queue = openTableQueue(db, { clock: () => at.now });
    const school = { db, courses, course, graded: await gradeSolutions(course), queue, at };
    const students = simulateClass(random, size, course.id);
    for (const student of students) await live(school, student, await signUp(student), random);
    say(`${students.length} students worked through ${chaptersOf(course).length} chapters`);
  }
  const password = randomBytes(9).toString('base64url');
  const teacher = await signUp({ name: 'Ada Teacher', email: 'teacher@example.org' }, password);
  acceptInvitation(
    db,
    teacher,
    createInvitation(db, { role: 'administrator', courseId: null }, Date.now()),
    Date.now(),
  );
  say(`Sign in as teacher@example.org with the password ${password} (shown only here).`);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function signUp(
  person: Pick<Simulated, 'name' | 'email'>,
  password = randomBytes(18).toString('base64url'),
): Promise<Actor> {
  const { user } = await auth().api.signUpEmail({ body: { name: person.name, email: person.email, password } });
  return { userId: user.id, guest: false };
}

/** Grades the starter, every wrong solution and the reference of each challenge; the reference comes last. */
async function gradeSolutions(course: Course): Promise<Map<string, Graded[]>> {
  const services = await openServices();
  try {
    const graded = new Map<string, Graded[]>();
    for (const challenge of course.challenges.values()) {
      const { wrong, reference } = challenge.files;
      const sources = [challenge.starter, ...wrong.map(({ source }) => withoutProof(source)), reference];
      const list: Graded[] = [];
      const seeds = seedsOf(PUBLIC_SECRET, gradedNumbers(challenge.definition.seeds.graded));
      for (const source of sources) {
        const verdict = await gradeWithTypes(challenge, source, seeds, services);
        list.push({ source, verdict });
        say(`  ${challenge.id} ${list.length}/${sources.length}: ${verdict.passed ? 'passed' : 'not yet'}`);
      }
      graded.set(challenge.id, list);
    }
    return graded;
  } finally {
    await services.close();
  }
}

/** A wrong solution without its first lines, which say to the checker what it gets wrong. */
function withoutProof(source: string): string {
  return source.replace(/^(\/\/.*\n)+/, '');
}

/** Two weeks of one student's work, chapter after chapter, until their diligence ends. */
async function live(school: School, student: Simulated, actor: Actor, random: Random): Promise<void> {
  const { db, courses, course } = school;
  const chapters = chaptersOf(course);
  let now = Date.now() - 14 * DAY + random.integer(0, 3 * 24 * 60) * MINUTE;
  const later = (minutes: number) => {
    now = Math.min(Date.now() - MINUTE, now + Math.ceil(minutes * (0.5 + random.uniform())) * MINUTE);
    return now;
  };
  enrol(db, actor, course.id, now);
  for (const chapter of chapters.slice(0, Math.max(1, Math.ceil(chapters.length * student.diligence)))) {
    const place = { courseId: course.id, chapterId: chapter.id };
    recordVisit(db, courses, actor, place, later(60 * 12));
    answerQuestions(school, student, actor, chapter, random, later);
    for (const id of chapter.challengeIds) {
      await handIn(school, student, actor, course.challenges.get(id) as CatalogChallenge, random, later);
    }
    if (random.uniform() < student.diligence) markDone(db, courses, actor, { ...place, done: true }, later(20));
    if (random.uniform() < 0.35) {
      const draw = random.uniform();
      const clear = draw < 0.55 ? 'yes' : draw < 0.85 ? 'partly' : 'no';
      const comments = COMMENTS[clear];
      const comment = comments[random.integer(0, comments.length - 1)] as string;
      const locale = /[éàç’]| je /i.test(comment) ? 'fr' : 'en';
      sendFeedback(db, courses, actor, { ...place, clear, comment, locale }, later(5));
    }
  }
}

type Later = (minutes: number) => number;

function answerQuestions(
  { db, courses, course }: School,
  student: Simulated,
  actor: Actor,
  chapter: Chapter,
  random: Random,
  later: Later,
): void {
  const place = { courseId: course.id, chapterId: chapter.id };
  const pick = (question: Question, seed: number) => {
    const item = drawItem(question, seed);
    const wrong = wrongAnswers(item);
    const knows = random.uniform() < student.ability + (3 - item.difficulty) * 0.06;
    return knows || wrong.length === 0 ? keyAnswer(item) : wrong[random.integer(0, wrong.length - 1)];
  };
  for (const { id, item } of chapter.checkpoints) {
    const given = { itemId: id, answer: pick(item, checkpointSeed(actor.userId, id)), tries: 0 };
    answerCheckpoint(db, courses, actor, { ...place, ...given }, later(10));
  }
  for (const quiz of chapter.quizzes) {
    if (random.uniform() > student.diligence + 0.2) return;
    const seed = random.integer(1, 1_000_000);
    const now = later(30);
    const begun = { courseId: course.id, quizId: quiz.id };
    const { attemptId } = startQuiz(db, courses, actor, begun, { now, seed });
    const { items } = selectAttemptForStudent(db, courses, actor, attemptId, now);
    const asked = new Set(items.map(({ item }) => item.id));
    for (const item of quiz.items.filter(({ id }) => asked.has(id))) {
      // Some leave before the end.
      if (random.uniform() > 0.9 + student.diligence / 10) return;
      const given = { attemptId, itemId: item.id, answer: pick(item, seed), elapsedMs: random.integer(8_000, 90_000) };
      answer(db, courses, actor, given, later(1));
    }
    finish(db, courses, actor, { attemptId }, later(1));
  }
}

/** A few plausible mistakes first, then, for most, the solution. */
async function handIn(
  school: School,
  student: Simulated,
  actor: Actor,
  challenge: CatalogChallenge,
  random: Random,
  later: Later,
): Promise<void> {
  const graded = school.graded.get(challenge.id) as Graded[];
  const mistakes = random.permutation(graded.length - 1).slice(0, random.integer(0, 3));
  const chosen = mistakes.map((i) => graded[i] as Graded);
  if (random.uniform() < student.ability + 0.1) chosen.push(graded.at(-1) as Graded);
  for (const { source, verdict } of chosen) {
    const now = later(45);
    const input = {
      courseId: school.course.id,
      challengeId: challenge.id,
      source,
      requestId: randomBytes(8).toString('hex'),
    };
    submitCode(school.db, school.courses, actor, input, now, PUBLIC_SECRET);
    school.at.now = now;
    // A grader that runs beside this command may have been faster; then it grades for real.
    const taken = await school.queue.take({ places: [referenceTo(school.course.id, challenge.id)] });
    if (!taken) continue;
    school.at.now = now + verdict.timing.trainMs;
    const isThis = taken.job.source === source;
    await school.queue.settle(taken.lease, isThis ? { kind: 'verdict', verdict } : { kind: 'released' });
  }
}
