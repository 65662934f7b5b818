import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findEnrolment } from '@/lib/auth/queries';
import { audit, ltiPeople, ltiScores } from '@/lib/db/schema';
import { listLinks, readMembers, tellAgain } from '@/lib/lti/links';
import { noteScores, tellScores } from '@/lib/lti/scores';
import { submitCode } from '@/lib/submissions/submit';
import { refusal } from '../attempts/class';
import { recordNext } from '../submissions/record-next';
import { plainVerdict } from '../submissions/verdict';
import { LTI, ROLE } from './platform';
import { openTool, type Tool } from './tool';

let tool: Tool;
beforeEach(async () => {
  tool = await openTool();
});
afterEach(() => tool.close());

const HOUR = 3_600_000;

/** Lea came from the platform and has handed in. */
async function handIn(passed = true) {
  await tool.launch(tool.platform.services);
  const userId = tool.db.select().from(ltiPeople).get()?.userId as string;
  const input = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: crypto.randomUUID() };
  submitCode(tool.db, tool.catalog, { userId, guest: false }, input, Date.now());
  recordNext(tool.db, { ...plainVerdict([1]), passed, points: passed ? 10 : 4, maxPoints: 10 });
  return userId;
}

test('points go back to the platform once, signed in by our own key, and again when they change', async () => {
  await handIn(false);
  expect(noteScores(tool.db, tool.catalog, Date.now())).toBe(1);
  expect(await tellScores(tool.db, Date.now)).toBe(1);
  expect(tool.platform.told).toEqual([
    {
      path: '/items/7/scores?type=a',
      type: 'application/vnd.ims.lis.v1.score+json',
      body: {
        userId: 'learner-1',
        scoreGiven: 4,
        scoreMaximum: 10,
        activityProgress: 'InProgress',
        gradingProgress: 'Pending',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    },
  ]);
  expect(noteScores(tool.db, tool.catalog, Date.now())).toBe(0);
  expect(await tellScores(tool.db, Date.now)).toBe(0);
  await handIn(true);
  noteScores(tool.db, tool.catalog, Date.now());
  await tellScores(tool.db, Date.now);
  expect(tool.platform.told.at(-1)?.body).toMatchObject({
    scoreGiven: 10,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
  });
  expect([tool.platform.told.length, tool.platform.state.granted]).toEqual([2, 1]);
});

test('what a platform does not take is tried later and later, shown to staff, given up in the end, and sent again by them', async () => {
  await handIn();
  tool.platform.state.down = 503;
  let now = Date.now();
  noteScores(tool.db, tool.catalog, now);
  const waits: number[] = [];
  for (let i = 0; i < 30; i++) {
    if ((await tellScores(tool.db, () => now)) === 0) break;
    const { dueAt } = tool.db.select().from(ltiScores).get() ?? {};
    if (dueAt === null || dueAt === undefined) break;
    waits.push((dueAt - now) / 1000);
    expect(await tellScores(tool.db, () => dueAt - 1)).toBe(0);
    now = dueAt;
  }
  expect(waits.slice(0, 4)).toEqual([30, 60, 120, 240]);
  expect(Math.max(...waits)).toBe(6 * 3600);
  expect(waits.length).toBe(13);
  const [link] = listLinks(tool.db, tool.actors.tom, 'small');
  expect(link).toMatchObject({ failed: 1, waiting: 0, trouble: expect.stringContaining('503'), people: 1 });
  expect(await tellScores(tool.db, () => now + 100 * HOUR)).toBe(0);
  tool.platform.state.down = null;
  expect(() => tellAgain(tool.db, tool.actors.ada, link?.id ?? '', now)).toThrow(refusal('forbidden', 'staff-only'));
  expect(() => listLinks(tool.db, tool.actors.ada, 'small')).toThrow(refusal('forbidden', 'staff-only'));
  expect(tellAgain(tool.db, tool.actors.tom, link?.id ?? '', now)).toBe(1);
  expect(tool.db.select().from(audit).all().at(-1)).toMatchObject({
    act: 'scores-again',
    byId: 'tom',
    courseId: 'small',
  });
  expect(await tellScores(tool.db, () => now)).toBe(1);
  expect(tool.platform.told).toHaveLength(1);
  expect(listLinks(tool.db, tool.actors.tom, 'small')[0]).toMatchObject({ failed: 0, waiting: 0 });
});

test('an access token that the platform no longer takes is got anew', async () => {
  await handIn(false);
  noteScores(tool.db, tool.catalog, Date.now());
  await tellScores(tool.db, Date.now);
  tool.platform.state.token = 'at-2';
  await handIn(true);
  noteScores(tool.db, tool.catalog, Date.now());
  await tellScores(tool.db, Date.now);
  expect([tool.platform.told.length, tool.platform.state.granted]).toEqual([2, 2]);
});

test('a teacher who tries it, and a place that takes no points, tell the platform nothing', async () => {
  await tool.launch({ ...tool.platform.services, sub: 'teacher', [`${LTI}/roles`]: [`${ROLE}Instructor`] });
  await tool.launch({ [`${LTI}/resource_link`]: { id: 'place-2' } });
  expect(noteScores(tool.db, tool.catalog, Date.now())).toBe(0);
  expect(listLinks(tool.db, tool.actors.tom, 'small').map(({ takesPoints, people }) => [takesPoints, people])).toEqual(
    expect.arrayContaining([
      [true, 0],
      [false, 1],
    ]),
  );
});

test('everybody of the platform’s course is put into ours, part by part, with their roles, and those who left are not', async () => {
  await tool.launch(tool.platform.services);
  tool.platform.state.members = [
    { user_id: 'learner-1', name: 'Lea Learner', roles: [`${ROLE}Learner`] },
    { user_id: 'two', name: 'Two', email: 'two@platform.example', roles: ['Learner'] },
    { user_id: 'three', name: 'Three', roles: [`${ROLE}Instructor`] },
    { user_id: 'four', name: 'Four', status: 'Inactive', roles: ['Learner'] },
    { user_id: 'five', roles: ['Learner'] },
  ];
  const [link] = listLinks(tool.db, tool.actors.ina, 'small');
  const id = link?.id as string;
  await expect(readMembers(tool.db, tool.actors.tom, id, Date.now())).rejects.toThrow(
    refusal('forbidden', 'instructor-only'),
  );
  expect(await readMembers(tool.db, tool.actors.ina, id, Date.now())).toEqual({ members: 4, enrolled: 3 });
  expect(await readMembers(tool.db, tool.actors.ina, id, Date.now())).toEqual({ members: 4, enrolled: 0 });
  expect(tool.db.select().from(audit).all().at(-1)).toMatchObject({ act: 'members', byId: 'ina', courseId: 'small' });
  const known = tool.db.select().from(ltiPeople).all();
  const roleOf = (subject: string) => {
    const person = known.find((one) => one.subject === subject);
    return person && findEnrolment(tool.db, person.userId, 'small')?.role;
  };
  expect(['learner-1', 'two', 'three', 'four', 'five'].map(roleOf)).toEqual([
    'student',
    'student',
    'assistant',
    undefined,
    'student',
  ]);
  tool.platform.state.down = 500;
  await expect(readMembers(tool.db, tool.actors.ina, id, Date.now())).rejects.toThrow(
    refusal('unavailable', 'platform-trouble'),
  );
});

test('a teacher chooses what the platform leads to, and it gets that signed', async () => {
  const returnUrl = `${tool.platform.base}/return`;
  const choose = (more: object = {}) => ({
    [`${LTI}/message_type`]: 'LtiDeepLinkingRequest',
    [`${LTI}/roles`]: [`${ROLE}Instructor`],
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
      deep_link_return_url: returnUrl,
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe'],
      accept_multiple: true,
      data: 'opaque-1',
    },
    ...more,
  });
  const student = await tool.launch(choose({ [`${LTI}/roles`]: [`${ROLE}Learner`] }));
  expect([student.status, student.page]).toEqual([403, expect.stringMatching(/Only teachers/)]);
  const { jar, to } = await tool.launch(choose({ sub: 'teacher' }));
  const id = /^\/lti\/choose\/([\w-]+)$/.exec(to ?? '')?.[1] ?? '';
  const words = (...targets: string[]) => new URLSearchParams(targets.map((target) => ['target', target]));
  const other = await tool.launch({ sub: 'learner-2' });
  expect((await tool.ask(other.jar, 'POST', `/api/lti/choices/${id}`, words('small'))).status).toBe(404);
  expect((await tool.ask(jar, 'POST', `/api/lti/choices/${id}`, words('small quiz none'))).status).toBe(400);
  const chosen = await tool.ask(jar, 'POST', `/api/lti/choices/${id}`, words('small', 'small challenge fit-line'));
  const page = await chosen.text();
  expect(chosen.headers.get('content-security-policy')).toContain(`form-action ${tool.platform.base}`);
  expect(page).toContain(`action="${returnUrl}"`);
  const token = /name="JWT" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const keys = createRemoteJWKSet(new URL(`${tool.base}/api/lti/jwks`));
  const { payload } = await jwtVerify(token, keys, { issuer: 'heldout-client', audience: tool.platform.base });
  expect(payload).toMatchObject({
    [`${LTI}/message_type`]: 'LtiDeepLinkingResponse',
    [`${LTI}/version`]: '1.3.0',
    [`${LTI}/deployment_id`]: 'deployment-1',
    'https://purl.imsglobal.org/spec/lti-dl/claim/data': 'opaque-1',
    'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [
      { type: 'ltiResourceLink', url: `${tool.base}/lti/small` },
      { type: 'ltiResourceLink', url: `${tool.base}/lti/small/challenge/fit-line`, lineItem: { scoreMaximum: 10 } },
    ],
  });
  // What was chosen is a launch that works; the choice itself is over.
  expect((await tool.launch({ uri: `${tool.base}/lti/small/challenge/fit-line` })).status).toBe(303);
  expect((await tool.ask(jar, 'POST', `/api/lti/choices/${id}`, words('small'))).status).toBe(404);
});
