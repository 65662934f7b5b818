import type { Database } from '@/lib/db/open';
import { comments, savedComments, threads } from '@/lib/db/schema';

/** What somebody said about work, and keeps to say again. */
export function speak(db: Database, userId: string, at: number): void {
  const id = `${userId} ${at}`;
  db.insert(threads).values({ id, courseId: 'c', userId, kind: 'second-look', startedAt: at }).run();
  db.insert(comments).values({ id, threadId: id, authorId: userId, byStaff: false, body: 'x', writtenAt: at }).run();
  db.insert(savedComments).values({ id, courseId: 'c', name: id, body: 'x', savedAt: at, savedBy: userId }).run();
}
