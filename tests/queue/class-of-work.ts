import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Database, openDatabase } from '@/lib/db/open';
import { gradings, submissions, users } from '@/lib/db/schema';
import type { Priority } from '@/lib/queue/job';
import { enqueue } from '@/lib/queue/line';
import { notify } from '@/lib/queue/notify';

export const SECRET = 'ab'.repeat(32);
/** Where all of it is handed in, unless a test says otherwise. */
export const PLACES = ['c/x'];

interface Work {
  student?: string;
  challengeId?: string;
  priority?: Priority;
  at?: number;
}

/** A database of a class; what is handed in is put in line as the server does it. */
export function classOfWork(db: Database = openDatabase(':memory:')) {
  for (const id of ['u', 'v', 'w'])
    db.insert(users)
      .values({ id, name: id, email: `${id}@example.org` })
      .run();
  /** Its grading is `g-` and the id. */
  const handIn = (id: string, { student = 'u', challengeId = 'x', priority = 'live', at = 1 }: Work = {}) => {
    db.transaction((tx) => {
      tx.insert(submissions)
        .values({
          ...{ id, userId: student, courseId: 'c', challengeId, source: `// ${id}`, sourceHash: 'h' },
          ...{ requestId: randomUUID(), submittedAt: at },
        })
        .run();
      const data = { numbers: [1, 2], secret: SECRET, contentHash: 'content', maxPoints: 1000 };
      enqueue(tx, { id: `g-${id}`, submissionId: id, number: 1, priority, ...data }, at);
    });
    notify();
  };
  const rowOf = (id: string) => db.select().from(gradings).where(eq(gradings.submissionId, id)).get();
  return { db, handIn, rowOf };
}
