import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@/lib/authoring/random';
import type { Chapter, Course } from '@/lib/catalog/course';
import { keyAnswer } from '@/lib/items/item';
import { type Answer, Client, signUp } from './client';
import type { Ledger } from './ledger';

/** A source and what its verdict has to be. */
export interface Source {
  source: string;
  outcome: string;
  passed: boolean;
}

const COURSE_ID = 'implicit-bias';
const CHALLENGE_ID = 'min-norm';
/** More than these wait for a verdict in no case: what is handed in must be judged before the end. */
const MOST_WAITING = 4;

export function sourcesOf(course: Course): Source[] {
  const files = course.challenges.get(CHALLENGE_ID)?.files;
  const zero = files?.wrong.find(({ name }) => name === 'start-from-zero');
  if (!files || !zero) throw new Error(`The course has no challenge ${CHALLENGE_ID} with a wrong start-from-zero.`);
  const failing = (source: string, outcome: string) => ({ source, outcome, passed: false });
  return [
    { source: files.reference, outcome: 'completed', passed: true },
    failing(zero.source, 'completed'),
    failing('export default function train() { throw new Error("no luck"); }', 'runtime-error'),
    failing('export default function train( {', 'syntax-error'),
    failing('export default function train() { return { w: 1 }; }', 'invalid-result'),
  ];
}

const pick = <T>(random: Random, list: readonly T[]): T => list[random.integer(0, list.length - 1)] as T;

/** Hands in, answers and types as long as asked to, and asks again until told yes or no. */
export class Student {
  private readonly client: Client;
  /** How often each question of a lesson has been answered, as the server last told it. */
  private readonly tries = new Map<string, number>();
  private readonly chapters: Chapter[];
  private waiting: string[] = [];

  constructor(
    readonly name: string,
    port: number,
    private readonly course: Course,
    private readonly ledger: Ledger,
    private readonly random: Random,
  ) {
    this.client = new Client(port);
    this.chapters = course.sections.flatMap(({ chapters }) => chapters);
  }

  enrol(): Promise<void> {
    return signUp(this.client, this.name);
  }

  async work(signal: AbortSignal): Promise<void> {
    const acts = [() => this.handIn(), () => this.answerQuiz(), () => this.answerCheckpoint(), () => this.saveDraft()];
    while (!signal.aborted) {
      await pick(this.random, acts)();
      await sleep(this.random.integer(20, 400));
    }
    this.client.close();
  }

  /** Asks until there is an answer that says yes or no; `onUnknown` hears of every time when there was none. */
  private async ask(method: string, path: string, data: unknown, onUnknown = () => {}): Promise<Answer> {
    for (let again = 0; ; again++) {
      const answer = await this.client.json(method, path, data).catch(() => null);
      this.ledger.count(answer?.status ?? 0);
      if (answer && answer.status < 500) return answer;
      // 503 says: not now. Anything else is our fault.
      if (answer && answer.status !== 503) this.surprise(method, path, answer);
      onUnknown();
      await sleep(Math.min(1_000, 100 * 2 ** again));
    }
  }

  private surprise(method: string, path: string, { status, body }: Answer): void {
    this.ledger.surprises.push(`${method} ${path} of ${this.name}: ${status} ${body.slice(0, 200)}`);
  }

  private async handIn(): Promise<void> {
    await this.forgetJudged();
    if (this.waiting.length >= MOST_WAITING) return;
    const chosen = pick(this.random, sourcesOf(this.course));
    const requestId = randomUUID();
    const key = `${this.name} ${requestId}`;
    const kept = { user: this.name, requestId, ...chosen, id: null as string | null };
    this.ledger.submissions.set(key, kept);
    const clicks = this.random.uniform() < 0.2 ? 2 : 1;
    for (let click = 0; click < clicks; click++) {
      const data = { courseId: COURSE_ID, challengeId: CHALLENGE_ID, source: chosen.source, requestId };
      const answer = await this.ask('POST', '/api/submissions', data);
      if (answer.status > 299) return this.surprise('POST', '/api/submissions', answer);
      const { submissionId } = JSON.parse(answer.body);
      if (kept.id !== null && kept.id !== submissionId) this.surprise('POST', '/api/submissions, twice', answer);
      kept.id = submissionId;
    }
    if (kept.id !== null) this.waiting.push(kept.id);
  }

  private async forgetJudged(): Promise<void> {
    const [oldest] = this.waiting;
    if (oldest === undefined) return;
    const { status, body } = await this.ask('GET', `/api/submissions/${oldest}`, undefined);
    if (status === 200 && JSON.parse(body).state === 'done') this.waiting.shift();
  }

  /** Answers the whole quiz of a chapter, right and wrong. */
  private async answerQuiz(): Promise<void> {
    const quiz = pick(
      this.random,
      this.chapters.flatMap(({ quizzes }) => quizzes),
    );
    const started = await this.ask('POST', '/api/attempts', { courseId: COURSE_ID, quizId: quiz.id });
    if (started.status !== 200) return this.surprise('POST', '/api/attempts', started);
    const { attemptId } = JSON.parse(started.body);
    for (const item of quiz.items) {
      const answer = keyAnswer(item);
      const kept = { attemptId, itemId: item.id, answer, accepted: false };
      const key = `${attemptId} ${item.id}`;
      // A run that goes on holds answers of before.
      if (this.ledger.answers.has(key)) continue;
      this.ledger.answers.set(key, kept);
      let unknown = 0;
      const path = `/api/attempts/${attemptId}/answers`;
      const told = await this.ask('POST', path, { itemId: item.id, answer }, () => unknown++);
      // "Answered already" after a time without an answer says that the first one had arrived.
      if (told.status === 200 || (told.status === 409 && unknown > 0)) kept.accepted = true;
      else this.surprise('POST', path, told);
    }
  }

  private async answerCheckpoint(): Promise<void> {
    const places = this.chapters.flatMap(({ id, checkpoints }) =>
      checkpoints.map(({ item }) => ({ chapterId: id, item })),
    );
    const { chapterId, item } = pick(this.random, places);
    const counted = this.ledger.checkpoint(this.name, item.id);
    const tries = this.tries.get(item.id) ?? 0;
    const data = { courseId: COURSE_ID, chapterId, itemId: item.id, answer: keyAnswer(item), tries };
    let unknown = 0;
    const told = await this.ask('POST', '/api/checkpoints', data, () => unknown++);
    counted.unknown += unknown;
    if (told.status === 200) {
      counted.accepted++;
      this.tries.set(item.id, JSON.parse(told.body).next.tries);
    } else if (told.status === 409 && unknown > 0) {
      // Asked with other numbers by now: one of those without an answer had arrived.
      this.tries.set(item.id, tries + 1);
    } else this.surprise('POST', '/api/checkpoints', told);
  }

  private async saveDraft(): Promise<void> {
    const key = `challenge:${COURSE_ID}:${CHALLENGE_ID}`;
    const written = this.ledger.draft(this.name, key);
    const content = `// ${this.random.integer(0, 2 ** 30)}`;
    written.since.push(content);
    const told = await this.ask('PUT', '/api/drafts', { key, content });
    if (told.status > 299) return this.surprise('PUT', '/api/drafts', told);
    Object.assign(written, { accepted: content, since: [] });
  }
}
