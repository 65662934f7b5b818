import type { Course, Quiz } from '@/lib/catalog/course';
import { quizzesOf } from '@/lib/catalog/select';
import { keyAnswer } from '@/lib/items/item';
import { type Answer, Client, must } from '../../torture/client';

export const KINDS = ['answer', 'draft', 'lesson'] as const;
export type Kind = (typeof KINDS)[number];

const COURSE_ID = 'implicit-bias';
const BROWSER = { 'accept-encoding': 'gzip, br', accept: 'text/html,*/*' };

/** Somebody who answers quizzes one item after the other, types, and reads. */
export class Guest {
  private readonly client: Client;
  private readonly chapterIds: string[];
  private readonly quizzes: Quiz[];
  private turn: number;
  /** Nobody sends an answer before the one before it was answered. */
  private busy: Promise<unknown> = Promise.resolve();
  private attempt: { id: string; quiz: Quiz; next: number } | null = null;

  constructor(
    port: number,
    readonly index: number,
    course: Course,
  ) {
    this.client = new Client(port);
    this.quizzes = quizzesOf(course);
    this.chapterIds = this.quizzes.map(({ chapterId }) => chapterId);
    this.turn = index;
  }

  async enter(): Promise<void> {
    await must(this.client.json('POST', '/api/auth/guest', {}));
    await this.begin();
  }

  /** Prepares an act and does it once those before it are done. */
  async inTurn(kind: Kind): Promise<Answer> {
    const acted = this.busy.then(async () => {
      await this.prepare(kind);
      return this.act(kind);
    });
    this.busy = acted.catch(() => {});
    return acted;
  }

  /** What has to be there before the next act of a kind can be timed. */
  async prepare(kind: Kind): Promise<void> {
    const { attempt } = this;
    if (kind !== 'answer' || !attempt || attempt.next < attempt.quiz.items.length) return;
    await must(this.client.json('POST', `/api/attempts/${attempt.id}/finish`, {}));
    await this.begin();
  }

  act(kind: Kind): Promise<Answer> {
    this.turn++;
    if (kind === 'lesson') {
      const id = this.chapterIds[this.turn % this.chapterIds.length];
      return this.client.send('GET', `/courses/${COURSE_ID}/${id}`, { headers: BROWSER });
    }
    if (kind === 'draft') {
      const data = { key: `challenge:${COURSE_ID}:min-norm`, content: `// ${this.index} ${this.turn}` };
      return this.client.json('PUT', '/api/drafts', data);
    }
    const { attempt } = this;
    const item = attempt?.quiz.items[attempt.next++];
    if (!attempt || !item) throw new Error('An answer was not prepared.');
    return this.client.json('POST', `/api/attempts/${attempt.id}/answers`, {
      itemId: item.id,
      answer: keyAnswer(item),
    });
  }

  close(): void {
    this.client.close();
  }

  private async begin(): Promise<void> {
    const quiz = this.quizzes[this.turn++ % this.quizzes.length] as Quiz;
    const data = { courseId: COURSE_ID, quizId: quiz.id };
    const { attemptId } = await must(this.client.json('POST', '/api/attempts', data));
    this.attempt = { id: attemptId, quiz, next: 0 };
  }
}
