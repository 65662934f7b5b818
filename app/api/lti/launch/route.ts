import { z } from 'zod';
import { cookieOf } from '@/app/cookies';
import { quizHref } from '@/app/quiz-href';
import { auth } from '@/lib/auth/auth';
import { catalog } from '@/lib/catalog/catalog';
import type { Catalog } from '@/lib/catalog/course';
import { selectCourse, selectQuiz } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { untilWritable } from '@/lib/db/writable';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/errors';
import { beginAgain, completeLaunch, type Launched } from '@/lib/lti/launch';
import type { Asked } from '../../body';
import { readFields } from '../form';
import { inFrame } from '../frame-cookie';
import { launchCookieName } from '../launch-cookie';
import { refusedPage } from '../refused';

const Sent = z.object({ id_token: z.string().max(100_000), state: z.string().min(1).max(200) });
const Failed = z.object({ error: z.string(), error_description: z.string().optional() });

function pageOf(content: Catalog, goes: Launched['goes']): string {
  if (goes.to === 'choice') return `/lti/choose/${goes.choiceId}`;
  const { courseId, work } = goes.target;
  if (!work) return `/courses/${courseId}`;
  if (work.kind === 'challenge') return `/courses/${courseId}/challenges/${work.id}`;
  const { chapterId } = selectQuiz(selectCourse(content, courseId), work.id);
  return quizHref({ courseId, chapterId, quizId: work.id });
}

function read(fields: Record<string, string>): z.output<typeof Sent> {
  const sent = Sent.safeParse(fields);
  if (sent.success) return sent.data;
  const failed = Failed.safeParse(fields);
  const message = failed.success
    ? `The platform let nobody in: ${(failed.data.error_description ?? failed.data.error).slice(0, 300)}`
    : 'This is where a learning platform sends people; what was sent is no launch.';
  throw new DomainError('invalid', failed.success ? 'lti-platform-refused' : 'lti-launch', message);
}

/** Somebody comes from a platform, with its signed word of who they are: they are let in and go to their work. */
export async function POST(asked: Asked): Promise<Response> {
  let state: string | null = null;
  const db = database();
  try {
    const sent = read(await readFields(asked));
    state = sent.state;
    await untilWritable(db);
    const content = await catalog();
    const browser = cookieOf(asked.headers, launchCookieName(state)) ?? null;
    const launched = await completeLaunch(db, content, { token: sent.id_token, state, browser }, Date.now());
    const { userId, goes } = launched;
    const opened = await auth().api.openSession({ body: { userId }, headers: asked.headers, returnHeaders: true });
    const { address } = env();
    const answer = new Response(null, { status: 303, headers: { location: pageOf(content, goes) } });
    for (const line of opened.headers.getSetCookie()) {
      answer.headers.append('set-cookie', inFrame(line, address.startsWith('https:')));
    }
    return answer;
  } catch (error) {
    const lost = error instanceof DomainError && error.reason === 'lti-cookie';
    return refusedPage(asked, error, lost && state !== null ? beginAgain(db, state) : null);
  }
}
