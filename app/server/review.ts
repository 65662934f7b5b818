import type { ShownThread } from '@/app/api/answers/review';
import { renderComment } from '@/app/components/markdown/comment';
import type { Thread } from '@/lib/review/read';

/** Threads as they read: what staff wrote as HTML, what students wrote as it is. */
export function showThreads<Read extends Thread>(threads: readonly Read[]): Promise<(Read & ShownThread)[]> {
  return Promise.all(
    threads.map(async (thread) => ({
      ...thread,
      comments: await Promise.all(
        thread.comments.map(async ({ body, ...comment }) => ({
          ...comment,
          body,
          text: body,
          html: comment.byStaff ? await renderComment(body) : null,
        })),
      ),
    })),
  );
}
