import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { askStaff } from '@/lib/asking/staff-questions';
import { answerCheckpoint } from '@/lib/attempts/checkpoint';
import { answer, startQuiz } from '@/lib/attempts/quiz';
import { type Actor, OPERATOR } from '@/lib/auth/actor';
import { enrol } from '@/lib/auth/enrolments';
import { createInvitation, listAllInvitations } from '@/lib/auth/invitations';
import { selectChapter, selectCheckpoint, selectCourse } from '@/lib/catalog/select';
import { attempts, audit, lessonFeedback, remarks } from '@/lib/db/schema';
import { sendFeedback } from '@/lib/feedback/lesson-feedback';
import { keyAnswer } from '@/lib/items/item';
import { addPlatform } from '@/lib/lti/platforms';
import { planRemarks } from '@/lib/remarks/remark';
import { listSavedComments, saveComment } from '@/lib/review/saved';
import { submitCode } from '@/lib/submissions/submit';
import { createToken } from '@/lib/tokens/tokens';
import { recordNext } from '../submissions/record-next';
import { type Method, serve, staffChanges } from './served';

// Whatever a route for staff changes is on record. The list of routes is read from the table that serves them: a new one that
// nobody tells this file about fails the first test.

let world: Awaited<ReturnType<typeof serve>>;
/** What there is to act on, by the names that addresses and bodies use. */
const things: Record<string, string> = {};

beforeAll(async () => {
  world = await serve();
  const { db, catalog, signUp } = world;
  const { userId } = await signUp('ada');
  const { userId: spare } = await signUp('spare');
  const ada = { userId, guest: false };
  enrol(db, ada, 'small', 1);
  enrol(db, { userId: spare, guest: false }, 'small', 1);
  const { attemptId } = startQuiz(db, catalog, ada, { courseId: 'small', quizId: 'first' }, { now: 2, seed: 1 });
  answer(db, catalog, ada, { attemptId, itemId: 'why', answer: { text: 'It holds.' } }, 3);
  const again = startQuiz(db, catalog, ada, { courseId: 'small', quizId: 'first' }, { now: 4, seed: 1 });
  things.running = again.attemptId;
  db.update(attempts)
    .set({ dueAt: Date.now() + 1e9 })
    .run();
  const place = { courseId: 'small', chapterId: 'first' };
  sendFeedback(db, catalog, ada, { ...place, clear: 'no', comment: 'Hm.', locale: 'en' }, 4);
  const about = { ...place, challengeId: null, passageId: null, submissionId: null, locale: 'en' };
  const { id: question } = askStaff(db, catalog, ada, { ...about, question: 'Why?' }, 5);
  const code = { courseId: 'small', challengeId: 'fit-line', source: 'x', requestId: randomUUID() };
  const { submissionId } = submitCode(db, catalog, ada, code, 6);
  await recordNext(db, { passed: false, points: 0, criteria: [] });
  createInvitation(db, { role: 'assistant', courseId: 'small' }, Date.now());
  const invitation = listAllInvitations(db, OPERATOR, Date.now())[0]?.id ?? '';
  const feedback = db.select().from(lessonFeedback).get()?.id ?? '';
  Object.assign(things, { ada: userId, spare, attempt: attemptId, submission: submissionId, invitation, feedback });
  things.question = question;
  const root = { userId: world.administrator.userId, guest: false, administrator: true as const };
  things.platform = addPlatform(db, root, platform, Date.now());
  things.token = createToken(
    db,
    root,
    { courseId: 'small', name: 'one', scopes: ['grades:read'], days: 1 },
    Date.now(),
  ).id;
  correctAfterAnswer(ada);
  const tom = { userId, guest: false, staffOf: new Map([['small', 'assistant' as const]]) };
  saveComment(db, tom, { courseId: 'small', name: 'seed', body: 'Use it.' }, 7);
  things.saved = listSavedComments(db, tom, 'small')[0]?.id ?? '';
});

afterAll(() => void vi.unstubAllGlobals());

/** A question of the lesson that was answered before the course got the version that it has. */
function correctAfterAnswer(ada: Actor) {
  const { db, catalog } = world;
  const course = selectCourse(catalog, 'small');
  const itemId = selectChapter(course, 'first').checkpoints[0]?.id ?? '';
  const older = structuredClone(course.sections);
  for (const { item } of older.flatMap(({ chapters }) => chapters.flatMap(({ checkpoints }) => checkpoints))) {
    item.explanation = { en: 'As it was.', fr: 'Comme avant.' };
  }
  const before = { ...catalog, courses: new Map([['small', { ...course, sections: older }]]) };
  const { item } = selectCheckpoint(selectChapter(selectCourse(before, 'small'), 'first'), itemId);
  const given = { courseId: 'small', chapterId: 'first', itemId, answer: keyAnswer(item) };
  answerCheckpoint(db, before, ada, given, 7);
  Object.assign(things, { item: itemId, digest: planRemarks(db, catalog, OPERATOR, 'small')[0]?.digest });
  Object.defineProperty(things, 'remark', { get: () => db.select().from(remarks).get()?.id ?? 'none' });
}

interface Change {
  route: string;
  url: string;
  data?: unknown;
  by?: 'staff' | 'administrator';
  /** What is then on record. */
  act: string;
  courseId?: string | null;
}

const window = { courseId: 'small', kind: 'quiz', targetId: 'first', opensAt: 1, closesAt: null };
const grade = { points: { claim: 500, reason: 0 }, comment: 'Say why.', itemId: 'why' };
const need = { timePercent: 150, opensEarlierHours: 0, closesLaterHours: 24, moreAttempts: 0 };

const platform = {
  ...{ name: 'Campus', issuer: 'https://campus.example', clientId: 'one', deployments: ['1'], courses: null },
  ...{ authUrl: 'https://campus.example/a', tokenUrl: 'https://campus.example/t', jwksUrl: 'https://campus.example/k' },
  teachersAre: 'assistant' as const,
};

const CHANGES: Change[] = [
  {
    route: 'PUT /api/staff/feedback/[id]',
    url: '/api/staff/feedback/{feedback}',
    data: { handled: true },
    act: 'feedback',
  },
  {
    ...{ route: 'PUT /api/staff/[course]/people/[user]', url: '/api/staff/small/people/{spare}' },
    ...{ data: { role: 'assistant' }, act: 'role' },
  },
  {
    ...{ route: 'PUT /api/staff/[course]/people/[user]', url: '/api/staff/small/people/{spare}' },
    ...{ data: { state: 'dropped' }, act: 'enrolment' },
  },
  {
    ...{ route: 'PUT /api/staff/administrators/[user]', url: '/api/staff/administrators/{spare}' },
    ...{ by: 'administrator', act: 'administrator', courseId: null },
  },
  {
    ...{ route: 'DELETE /api/staff/administrators/[user]', url: '/api/staff/administrators/{spare}' },
    ...{ by: 'administrator', act: 'administrator', courseId: null },
  },
  {
    ...{ route: 'POST /api/staff/attempts/[id]/markings', url: '/api/staff/attempts/{attempt}/markings' },
    ...{ data: grade, act: 'marking' },
  },
  {
    ...{ route: 'POST /api/staff/attempts/[id]/time', url: '/api/staff/attempts/{running}/time' },
    ...{ data: { minutes: 5 }, act: 'time-given' },
  },
  {
    ...{ route: 'PUT /api/staff/[course]/accommodations/[user]', url: '/api/staff/small/accommodations/{ada}' },
    ...{ data: need, act: 'accommodation' },
  },
  {
    ...{ route: 'POST /api/staff/[course]/accommodations', url: '/api/staff/small/accommodations' },
    ...{ data: { table: 'ada@example.org,200' }, act: 'accommodation' },
  },
  {
    ...{ route: 'POST /api/staff/invitations', url: '/api/staff/invitations' },
    ...{ data: { role: 'assistant', courseId: 'small' }, act: 'invitation' },
  },
  {
    ...{ route: 'DELETE /api/staff/invitations/[id]', url: '/api/staff/invitations/{invitation}' },
    act: 'invitation-revoked',
  },
  {
    ...{ route: 'POST /api/staff/password-resets', url: '/api/staff/password-resets' },
    ...{ data: { userId: '{ada}' }, act: 'password-link' },
  },
  {
    ...{ route: 'PUT /api/staff/questions/[id]', url: '/api/staff/questions/{question}' },
    ...{ data: { reply: 'Because.' }, act: 'reply' },
  },
  {
    ...{ route: 'PUT /api/staff/[course]/saved-comments', url: '/api/staff/small/saved-comments' },
    ...{ data: { name: 'gap', body: 'Mind it.' }, act: 'saved-comment' },
  },
  {
    ...{ route: 'DELETE /api/staff/saved-comments/[id]', url: '/api/staff/saved-comments/{saved}' },
    act: 'saved-comment',
  },
  {
    ...{ route: 'POST /api/staff/[course]/clusters', url: '/api/staff/small/clusters' },
    ...{ data: { challengeId: 'fit-line', missed: ['slope'], body: 'Look again.' }, act: 'cluster-comment' },
  },
  {
    ...{ route: 'POST /api/staff/regrades', url: '/api/staff/regrades' },
    ...{ data: { courseId: 'small', challengeId: 'fit-line', apply: true }, act: 'regrade' },
  },
  {
    ...{ route: 'POST /api/staff/tokens', url: '/api/staff/tokens' },
    ...{ data: { courseId: 'small', name: 'a program', scopes: ['grades:read'], days: 1 }, act: 'token' },
  },
  {
    ...{ route: 'DELETE /api/staff/tokens/[id]', url: '/api/staff/tokens/{token}' },
    act: 'token-revoked',
  },
  {
    ...{ route: 'POST /api/staff/platforms', url: '/api/staff/platforms', by: 'administrator' },
    ...{ data: { ...platform, clientId: 'other' }, act: 'platform', courseId: null },
  },
  {
    ...{ route: 'DELETE /api/staff/platforms/[id]', url: '/api/staff/platforms/{platform}', by: 'administrator' },
    ...{ act: 'platform-removed', courseId: null },
  },
  {
    ...{ route: 'POST /api/staff/remarks', url: '/api/staff/remarks', act: 'remark' },
    data: {
      ...{ courseId: 'small', chapterId: 'first', itemId: '{item}' },
      ...{ digest: '{digest}', lower: false, reworded: false },
    },
  },
  { route: 'DELETE /api/staff/remarks/[id]', url: '/api/staff/remarks/{remark}', act: 'remark-undone' },
  { route: 'PUT /api/staff/windows', url: '/api/staff/windows', data: window, act: 'window' },
];

const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => things[name] as string);
const filled = (data: unknown) => (data === undefined ? undefined : JSON.parse(fill(JSON.stringify(data))));

/** They send something to be read, and change nothing. */
const READS = ['POST /api/staff/[course]/import'];

test('every route with which staff change something is told here', () => {
  const changes = staffChanges().filter((route) => !READS.includes(route));
  expect([...new Set(CHANGES.map(({ route }) => route))].sort()).toEqual(changes.sort());
});

for (const { route, url, data, by = 'staff', act, courseId = 'small' } of CHANGES) {
  test(`${route} as ${act} leaves a row, and none where it is refused`, async () => {
    const { db, ask } = world;
    const method = route.split(' ')[0] as Method;
    const before = db.select().from(audit).all();
    const refused = await ask(fill(url), method, world.student.cookie, filled(data));
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(db.select().from(audit).all()).toEqual(before);
    const done = await ask(fill(url), method, world[by].cookie, filled(data));
    expect(done.status, await done.clone().text()).toBeLessThan(300);
    const [row, ...more] = db.select().from(audit).all().slice(before.length);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ act, courseId, byId: world[by].userId });
    expect(row?.before === null && row.after === null).toBe(false);
  });
}
