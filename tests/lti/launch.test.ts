import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEnrolment } from '@/lib/auth/queries';
import { ltiLinks, ltiPeople, users } from '@/lib/db/schema';
import { frameAncestors } from '@/lib/frame-ancestors';
import { addPlatform, removePlatform } from '@/lib/lti/platforms';
import { refusal } from '../attempts/class';
import { LTI, ROLE } from './platform';
import { Jar, openTool, type Tool } from './tool';

let tool: Tool;
beforeAll(async () => {
  tool = await openTool();
});
afterAll(() => tool.close());

const target = `${LTI}/target_link_uri`;
const uri = () => `${tool.base}/lti/small/challenge/fit-line`;
const rows = () => [users, ltiPeople, ltiLinks].map((table) => tool.db.select().from(table).all().length);

test('a launch goes to the platform with everything that it needs, and binds the browser', async () => {
  const jar = new Jar();
  const { response, to, state, nonce } = await tool.begin(jar);
  expect([response.status, to.origin + to.pathname]).toEqual([302, `${tool.platform.base}/auth`]);
  expect(Object.fromEntries(to.searchParams)).toEqual({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: 'heldout-client',
    redirect_uri: `${tool.base}/api/lti/launch`,
    login_hint: 'hint-1',
    lti_message_hint: 'message-1',
    state,
    nonce,
  });
  expect([...jar.kept.values()]).toEqual([state]);
});

test('a student comes to the challenge, is in the course, and is the same person the next time', async () => {
  const first = await tool.launch();
  expect([first.status, first.to, first.page]).toEqual([303, '/courses/small/challenges/fit-line', '']);
  const [known] = tool.db.select().from(ltiPeople).all();
  const userId = known?.userId as string;
  const me = await (await tool.ask(first.jar, 'GET', '/api/auth/get-session')).json();
  expect(me.user).toMatchObject({ id: userId, name: 'Lea Learner', email: 'lea@platform.example' });
  expect(findEnrolment(tool.db, userId, 'small')).toMatchObject({ role: 'student', state: 'active' });
  const before = rows();
  const again = await tool.launch({ uri: `${tool.base}/lti/small` });
  expect(again.to).toBe('/courses/small');
  expect(rows()).toEqual(before);
  const quiz = await tool.launch({ uri: `${tool.base}/lti/small/quiz/first` });
  expect(quiz.to).toBe('/courses/small/first/quiz');
});

test('an address that has an account here makes nobody that account', async () => {
  const taken = { sub: 'somebody', email: 'Ada@Example.org' };
  const { jar, status } = await tool.launch(taken);
  expect(status).toBe(303);
  const me = await (await tool.ask(jar, 'GET', '/api/auth/get-session')).json();
  expect(me.user.id).not.toBe('ada');
  expect(me.user.email).toMatch(/@lti\.invalid$/);
});

test('roles of the platform are roles of the course, no more than it is registered for, and never less than before', async () => {
  const roleAs = async (sub: string, roles: string[]) => {
    const { jar } = await tool.launch({ sub, email: undefined, [`${LTI}/roles`]: roles });
    const { user } = await (await tool.ask(jar, 'GET', '/api/auth/get-session')).json();
    return findEnrolment(tool.db, user.id, 'small')?.role;
  };
  expect(await roleAs('teacher', [`${ROLE}Instructor`])).toBe('assistant');
  expect(
    await roleAs('helper', [
      `${ROLE}Instructor`.replace('#', '/Instructor#').replace(/Instructor$/, 'TeachingAssistant'),
    ]),
  ).toBe('assistant');
  expect(await roleAs('boss', ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator'])).toBe(
    'student',
  );
  expect(await roleAs('teacher', [`${ROLE}Learner`])).toBe('assistant');
});

/** What is wrong with a launch, and the words that it is refused with. */
const WRONG: Record<string, [words: RegExp, come: () => Promise<{ status: number; page: string; to: string | null }>]> =
  {
    'an expired token': [
      /too late/,
      async () => {
        const jar = new Jar();
        const { state, nonce } = await tool.begin(jar);
        const claims = tool.platform.claims({ nonce, [target]: uri() });
        return tool.come(jar, { state, id_token: await tool.platform.sign(claims, { at: Date.now() - 600_000 }) });
      },
    ],
    'a token for another tool': [/for another tool/, () => tool.launch({ aud: 'another-tool' })],
    'a token for several tools, meant for another': [
      /for another tool/,
      () => tool.launch({ aud: ['heldout-client', 'other'], azp: 'other' }),
    ],
    'a token of another platform': [/from another platform/, () => tool.launch({ iss: 'https://elsewhere.example' })],
    'a replayed launch': [
      /used before/,
      async () => {
        const { jar, state, token } = await tool.launch();
        return tool.come(jar, { state, id_token: token });
      },
    ],
    'a token that another launch had': [
      /another launch/,
      async () => {
        const first = await tool.launch();
        const jar = new Jar();
        const { state } = await tool.begin(jar);
        return tool.come(jar, { state, id_token: first.token });
      },
    ],
    'a token signed with a wrong key of the right name': [
      /not signed with a key/,
      async () => {
        const jar = new Jar();
        const { state, nonce } = await tool.begin(jar);
        const claims = tool.platform.claims({ nonce, [target]: uri() });
        return tool.come(jar, { state, id_token: await tool.platform.sign(claims, { by: 'stranger' }) });
      },
    ],
    'a token signed with a key that the platform does not have': [
      /not signed with a key/,
      async () => {
        const jar = new Jar();
        const { state, nonce } = await tool.begin(jar);
        const claims = tool.platform.claims({ nonce, [target]: uri() });
        return tool.come(jar, { state, id_token: await tool.platform.sign(claims, { by: 'nobody' }) });
      },
    ],
    'a token that is not signed (alg none)': [
      /not signed, or in a way/,
      async () => {
        const jar = new Jar();
        const { state, nonce } = await tool.begin(jar);
        return tool.come(jar, {
          state,
          id_token: tool.platform.unsigned(tool.platform.claims({ nonce, [target]: uri() })),
        });
      },
    ],
    'a wrong deployment': [/deployment/, () => tool.launch({ [`${LTI}/deployment_id`]: 'deployment-2' })],
    'no version': [/claim/, () => tool.launch({ [`${LTI}/version`]: undefined })],
    'a message of another kind': [
      /claim/,
      () => tool.launch({ [`${LTI}/message_type`]: 'LtiSubmissionReviewRequest' }),
    ],
    nobody: [/claim/, () => tool.launch({ sub: undefined })],
    'another browser than the launch began in': [
      /did not keep/,
      async () => {
        const { state, nonce } = await tool.begin(new Jar());
        const token = await tool.platform.sign(tool.platform.claims({ nonce, [target]: uri() }));
        return tool.come(new Jar(), { state, id_token: token });
      },
    ],
    'a state that nobody gave': [
      /did not begin here/,
      async () =>
        tool.come(new Jar(), { state: 'x'.repeat(32), id_token: await tool.platform.sign(tool.platform.claims()) }),
    ],
    'what is no token': [
      /no token/,
      async () => {
        const jar = new Jar();
        const { state } = await tool.begin(jar);
        return tool.come(jar, { state, id_token: 'nonsense' });
      },
    ],
    'a course that there is not': [
      /no such course|There is no course/,
      () => tool.launch({ uri: `${tool.base}/lti/nowhere` }),
    ],
    'an address elsewhere': [/names no course/, () => tool.launch({ uri: 'https://elsewhere.example/x' })],
    'a platform that says no': [/login_required/, () => tool.come(new Jar(), { error: 'login_required', state: 'x' })],
    'an empty form': [/no launch/, () => tool.come(new Jar(), {})],
  };

for (const [name, [words, come]] of Object.entries(WRONG)) {
  test(`${name} lets nobody in, with a sentence`, async () => {
    const before = name === 'a replayed launch' || name.includes('another launch had') ? null : rows();
    const { status, page, to } = await come();
    expect(status, page).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(to).toBeNull();
    expect(page).toMatch(words);
    if (before) expect(rows()).toEqual(before);
  });
}

test('a platform that is not registered, or says too little, is told so', async () => {
  const wrong: Record<string, string>[] = [
    { iss: 'https://elsewhere.example' },
    { client_id: 'another' },
    { login_hint: '' },
  ];
  for (const fields of wrong) {
    const { response } = await tool.begin(new Jar(), fields);
    expect(response.status, JSON.stringify(fields)).toBeGreaterThanOrEqual(400);
    expect(response.headers.get('content-type')).toMatch(/html/);
    expect(await response.text()).toMatch(/not registered|begins a launch/);
  }
});

test('a launch whose cookie the frame did not keep begins again in a window of its own', async () => {
  const { state, nonce } = await tool.begin(new Jar());
  const token = await tool.platform.sign(tool.platform.claims({ nonce, [target]: uri() }));
  const { page } = await tool.come(new Jar(), { state, id_token: token });
  const again = /href="([^"]+)" target="_blank"/.exec(page)?.[1]?.replaceAll('&#38;', '&') ?? '';
  const jar = new Jar();
  const response = await fetch(tool.base + again, { redirect: 'manual' });
  jar.keep(response);
  const to = new URL(response.headers.get('location') ?? '');
  expect(to.searchParams.get('login_hint')).toBe('hint-1');
});

test('a platform that was taken out sends nobody, and knows its people again once it is back', async () => {
  const { root } = tool.actors;
  const before = tool.db.select().from(ltiPeople).all();
  removePlatform(tool.db, root, tool.platformId, Date.now());
  expect((await tool.begin(new Jar())).response.status).toBe(403);
  expect(frameAncestors()).toBe("'none'");
  expect(addPlatform(tool.db, root, { ...tool.platform.registration, teachersAre: 'student' }, Date.now())).toBe(
    tool.platformId,
  );
  expect((await tool.launch()).status).toBe(303);
  expect(tool.db.select().from(ltiPeople).all()).toEqual(before);
  expect(() => addPlatform(tool.db, root, tool.platform.registration, Date.now())).toThrow(
    refusal('conflict', 'platform-known'),
  );
  expect(() => removePlatform(tool.db, tool.actors.ina, tool.platformId, Date.now())).toThrow(
    refusal('forbidden', 'administrator-only'),
  );
});

test('pages may stand in frames of registered platforms, and of no others', () => {
  expect(frameAncestors()).toBe(`'self' ${tool.platform.base}`);
});
