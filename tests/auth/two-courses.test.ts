import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { analyseChallenge } from '@/lib/analysis/challenge-analysis';
import { analyseCourse } from '@/lib/analysis/course-analysis';
import { analyseQuiz } from '@/lib/analysis/quiz-analysis';
import { askStaff, listInbox, replyTo } from '@/lib/asking/staff-questions';
import { availability, listAssignments, setWindow } from '@/lib/assignments/windows';
import { finish, startQuiz } from '@/lib/attempts/quiz';
import { listAttempts, selectAttemptForStaff } from '@/lib/attempts/view';
import type { Actor } from '@/lib/auth/actor';
import { listAudit } from '@/lib/auth/audit';
import { enrol, enrolmentOf, listDropped, listRoster, setEnrolmentState } from '@/lib/auth/enrolments';
import { inviteStaff, listInvitations, revokeInvitation } from '@/lib/auth/invitations';
import { upsertRole } from '@/lib/auth/queries';
import { listStaff, setRole } from '@/lib/auth/roles';
import { invitations, users } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/errors';
import { countUnhandled, listFeedback, sendFeedback, setHandled } from '@/lib/feedback/lesson-feedback';
import { listGrades, selectGrid } from '@/lib/gradebook/grid';
import { GridView, openGrid } from '@/lib/gradebook/view';
import { overview } from '@/lib/overview/overview';
import { courseProgress } from '@/lib/progress/course-progress';
import { timeline } from '@/lib/progress/timeline';
import { planRegrade, regrade } from '@/lib/regrades/regrade';
import { requireSubmission, selectProgress, selectSubmission, selectSubmissionForStaff } from '@/lib/submissions/read';
import { selectReceipt } from '@/lib/submissions/receipt';
import { countStranded, listBrokenGradings, listCourseSubmissions, listSubmissionsOf } from '@/lib/submissions/staff';
import { submitCode } from '@/lib/submissions/submit';
import { createToken, listTokens, revokeToken } from '@/lib/tokens/tokens';
import { openClass } from '../attempts/class';
import { twoCourses, withPolicy } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';
import { plainVerdict } from '../submissions/verdict';

const COURSES = ['small', 'other'] as const;
type CourseId = (typeof COURSES)[number];
const catalog = await twoCourses();
/** The same, where a quiz can be taken once. */
const once = withPolicy(await twoCourses(), { attempts: 1 });
const now = 5_000;
const CLOSES = 9_000;

/** Bob has worked in both courses; what each keeps of him. Windows are open still. */
function school() {
  const { db, ada, bob, tom, ina } = openClass();
  upsertRole(db, { userId: 'tom', courseId: 'small', role: 'student', enrolledAt: 1 });
  upsertRole(db, { userId: 'tom', courseId: 'other', role: 'assistant', enrolledAt: 1 });
  const root: Actor = { userId: 'root', guest: false, administrator: true };
  db.insert(users).values({ id: 'root', name: 'root', email: 'root@example.org' }).run();
  const made = {} as Record<CourseId, { attemptId: string; submissionId: string; invitation: string }>;
  for (const courseId of COURSES) {
    enrol(db, ada, courseId, 1);
    const place = { courseId, chapterId: 'first' };
    const { attemptId } = startQuiz(db, catalog, bob, { courseId, quizId: 'first' }, { now: 10, seed: 1 });
    finish(db, catalog, bob, { attemptId }, 20);
    const input = { courseId, challengeId: 'fit-line', source: 's', requestId: `click-${courseId}` };
    const { submissionId } = submitCode(db, catalog, bob, input, 30);
    recordNext(db, plainVerdict([11, 12]), 40);
    sendFeedback(db, catalog, bob, { ...place, clear: 'yes', comment: '', locale: 'en' }, 50);
    const target = { courseId, kind: 'challenge', targetId: 'fit-line' } as const;
    setWindow(db, catalog, root, { ...target, opensAt: null, closesAt: CLOSES }, 60);
    db.insert(invitations)
      .values({ tokenHash: `for ${courseId}`, role: 'assistant', courseId, createdAt: 1, expiresAt: CLOSES })
      .run();
    made[courseId] = { attemptId, submissionId, invitation: `for ${courseId}` };
  }
  const people: Record<string, Actor> = {
    ada,
    ina,
    tom: { ...tom, staffOf: new Map([['other', 'assistant']]) },
    root,
  };
  return { db, made, people };
}

type School = ReturnType<typeof school>;
type Ask = (school: School, actor: Actor, courseId: CourseId) => unknown;

/** What a function says to a student, an assistant and an instructor of the course that is asked about. */
interface Case {
  ask: Ask;
  says: [student: unknown, assistant: unknown, instructor: unknown];
}

const staff = (ask: Ask): Case => ({ ask, says: ['staff-only', 'done', 'done'] });
const instructor = (ask: Ask): Case => ({ ask, says: ['instructor-only', 'instructor-only', 'done'] });
/** Whoever teaches nothing at all is told that this is for staff, staff of another course that there is no such thing. */
const hidden = (ask: Ask, student: unknown = 'not there'): Case => ({ ask, says: [student, 'done', 'done'] });
const place = (courseId: CourseId) => ({ courseId, kind: 'challenge', targetId: 'fit-line' }) as const;
const late = CLOSES + 1;
const part = { after: null, limit: 5 };
const token = { name: 'a program', scopes: ['grades:read' as const], days: 1 };

const CASES: Record<string, Case> = {
  availability: {
    ask: ({ db }, actor, courseId) => availability(db, actor, place(courseId), late).open,
    says: [false, true, true],
  },
  listAssignments: {
    ask: ({ db }, actor, courseId) => listAssignments(db, actor, courseId, late)[0]?.open,
    says: [false, true, true],
  },
  startQuiz: {
    ask: ({ db }, actor, courseId) => {
      const begin = () => startQuiz(db, once, actor, { courseId, quizId: 'first' }, { now, seed: 1 });
      for (const _ of [1, 2]) finish(db, once, actor, begin(), now);
    },
    says: ['no-more-attempts', 'done', 'done'],
  },
  setWindow: instructor(({ db }, actor, courseId) =>
    setWindow(db, catalog, actor, { ...place(courseId), opensAt: null, closesAt: CLOSES }, now),
  ),
  submitCode: {
    ask: ({ db }, actor, courseId) => {
      Object.assign(env(), { submissionsPerHour: 0 });
      const input = { courseId, challengeId: 'fit-line', source: 's', requestId: `${actor.userId} ${courseId}` };
      submitCode(db, catalog, actor, input, now);
    },
    says: ['cool-down', 'done', 'done'],
  },
  requireSubmission: hidden(({ db, made }, actor, courseId) => {
    requireSubmission(db, actor, made[courseId].submissionId);
  }),
  selectSubmission: hidden(({ db, made }, actor, courseId) => {
    selectSubmission(db, catalog, actor, made[courseId].submissionId, now);
  }),
  selectSubmissionForStaff: hidden(({ db, made }, actor, courseId) => {
    selectSubmissionForStaff(db, catalog, actor, made[courseId].submissionId);
  }),
  selectProgress: hidden(({ db, made }, actor, courseId) => {
    selectProgress(db, catalog, actor, made[courseId].submissionId, 0);
  }),
  selectReceipt: hidden(({ db, made }, actor, courseId) => {
    selectReceipt(db, actor, made[courseId].submissionId, now);
  }),
  listSubmissionsOf: staff(({ db }, actor, courseId) => {
    listSubmissionsOf(db, actor, { userId: 'bob', courseId, challengeId: 'fit-line' });
  }),
  listCourseSubmissions: staff(({ db }, actor, courseId) => {
    listCourseSubmissions(db, actor, { courseId }, part);
  }),
  listBrokenGradings: staff(({ db }, actor, courseId) => void listBrokenGradings(db, actor, courseId)),
  countStranded: staff(({ db }, actor, courseId) => void countStranded(db, catalog, actor, courseId)),
  selectAttemptForStaff: hidden(({ db, made }, actor, courseId) => {
    selectAttemptForStaff(db, catalog, actor, made[courseId].attemptId, 5000);
  }),
  listAttempts: staff(({ db }, actor, courseId) => void listAttempts(db, actor, { courseId, userId: 'bob' }, 5000)),
  courseProgress: staff(({ db }, actor, courseId) => void courseProgress(db, catalog, actor, courseId, 5000, 'bob')),
  timeline: staff(({ db }, actor, courseId) => void timeline(db, actor, { userId: 'bob', courseId }, 5000)),
  listFeedback: staff(({ db }, actor, courseId) => void listFeedback(db, actor, courseId)),
  selectGrid: staff(({ db }, actor, courseId) => void selectGrid(db, catalog, actor, courseId)),
  listGrades: staff(({ db }, actor, courseId) => void listGrades(db, catalog, actor, courseId, part)),
  analyseCourse: staff(({ db }, actor, courseId) => void analyseCourse(db, catalog, actor, courseId)),
  analyseQuiz: staff(({ db }, actor, courseId) => void analyseQuiz(db, catalog, actor, courseId, 'first')),
  analyseChallenge: staff(({ db }, actor, courseId) => {
    analyseChallenge(db, catalog, actor, courseId, 'fit-line');
  }),
  listInbox: staff(({ db }, actor, courseId) => void listInbox(db, actor, courseId)),
  replyTo: staff(({ db, people }, actor, courseId) => {
    const about = { courseId, chapterId: 'first', challengeId: null, passageId: null, submissionId: null };
    const { id } = askStaff(db, catalog, people.ada as Actor, { ...about, question: 'Why?', locale: 'en' }, now);
    replyTo(db, actor, { id, reply: 'So.' }, now);
  }),
  openGrid: staff(({ db }, actor, courseId) => void openGrid(db, catalog, actor, courseId, GridView.parse({}), now)),
  overview: staff(({ db }, actor, courseId) => void overview(db, catalog, actor, courseId, now)),
  countUnhandled: staff(({ db }, actor, courseId) => void countUnhandled(db, actor, courseId)),
  setHandled: hidden(({ db, people }, actor, courseId) => {
    const [sent] = listFeedback(db, people.root as Actor, courseId);
    setHandled(db, actor, { id: sent?.id as string, handled: true }, now);
  }),
  planRegrade: instructor(({ db }, actor, courseId) => void planRegrade(db, catalog, actor, { courseId })),
  regrade: instructor(({ db }, actor, courseId) => void regrade(db, catalog, actor, { courseId }, now)),
  createToken: staff(({ db }, actor, courseId) => void createToken(db, actor, { ...token, courseId }, now)),
  listTokens: staff(({ db }, actor, courseId) => void listTokens(db, actor, courseId, now)),
  revokeToken: {
    ask: ({ db, people }, actor, courseId) => {
      const { id } = createToken(db, people.root as Actor, { ...token, courseId }, now);
      revokeToken(db, actor, id, now);
    },
    says: ['not there', 'not there', 'done'],
  },
  listRoster: staff(({ db }, actor, courseId) => void listRoster(db, actor, courseId, part)),
  listStaff: staff(({ db }, actor, courseId) => void listStaff(db, actor, courseId)),
  setRole: instructor(({ db }, actor, courseId) => {
    setRole(db, actor, { courseId, userId: 'bob', role: 'assistant' }, now);
  }),
  enrolmentOf: staff(({ db }, actor, courseId) => void enrolmentOf(db, actor, courseId, 'bob')),
  setEnrolmentState: instructor(({ db }, actor, courseId) => {
    setEnrolmentState(db, actor, { courseId, userId: 'bob', state: 'dropped' }, now);
  }),
  listAudit: staff(({ db }, actor, courseId) => void listAudit(db, actor, { courseId })),
  listDropped: staff(({ db }, actor, courseId) => void listDropped(db, actor, courseId)),
  inviteStaff: instructor(({ db }, actor, courseId) => {
    inviteStaff(db, actor, { role: 'assistant', courseId }, now);
  }),
  listInvitations: instructor(({ db }, actor, courseId) => void listInvitations(db, actor, courseId, now)),
  revokeInvitation: {
    ask: ({ db, made }, actor, courseId) => revokeInvitation(db, actor, made[courseId].invitation, now),
    says: ['instructor-only or not there', 'instructor-only', 'done'],
  },
};

const BEFORE = { ...env() };

function outcome(act: () => unknown): unknown {
  try {
    return act() ?? 'done';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.kind === 'not-found' ? 'not there' : error.reason;
  } finally {
    Object.assign(env(), BEFORE);
  }
}

/** Ina teaches one course and studies in the other; Tom assists in the other and studies in the first. */
const ROLES: Record<string, Record<CourseId, 0 | 1 | 2>> = {
  ada: { small: 0, other: 0 },
  ina: { small: 2, other: 0 },
  tom: { small: 0, other: 1 },
  root: { small: 2, other: 2 },
};

/** Refusals that tell people who teach nothing apart from people who teach something else. */
function expected(name: string, who: string, says: unknown): unknown {
  if (says === 'instructor-only or not there') return who === 'ina' ? 'not there' : 'instructor-only';
  if (says === 'not there' && who === 'ada' && /ForStaff$|^setHandled$/.test(name)) return 'staff-only';
  return says;
}

for (const [name, { ask, says }] of Object.entries(CASES)) {
  test(`${name} goes by the role in the course that is asked about`, () => {
    const [got, wanted]: Record<string, unknown>[] = [{}, {}];
    for (const [who, roles] of Object.entries(ROLES)) {
      for (const courseId of COURSES) {
        const world = school();
        const key = `${who} in ${courseId}`;
        if (got) got[key] = outcome(() => ask(world, world.people[who] as Actor, courseId));
        if (wanted) wanted[key] = expected(name, who, says[roles[courseId]]);
      }
    }
    expect(got).toEqual(wanted);
  });
}

test('whoever teaches a course sees their own work in another as its students do', () => {
  const { db, people } = school();
  const { ina } = people as { ina: Actor };
  const handIn = (courseId: CourseId) => {
    const input = { courseId, challengeId: 'fit-line', source: 's', requestId: `own-${courseId}` };
    const { submissionId } = submitCode(db, catalog, ina, input, now);
    recordNext(db, plainVerdict([71, 72]), now);
    return submissionId;
  };
  const seedsOf = (id: string) =>
    selectSubmission(db, catalog, ina, id, now).verdict?.criteria.flatMap(({ seeds }) => seeds.map(({ seed }) => seed));
  const [taught, studied] = [handIn('small'), handIn('other')];
  expect([seedsOf(taught), seedsOf(studied)], 'seeds are told once the window has closed').toEqual([
    [71, 72],
    [1, 2],
  ]);
  expect(outcome(() => selectSubmissionForStaff(db, catalog, ina, taught).seeds.length > 0)).toBe(true);
  expect(outcome(() => selectSubmissionForStaff(db, catalog, ina, studied))).toBe('not there');
});

test('every exported function that asks for a role is walked here, or has its own test', () => {
  const ASKS =
    /\b(requireStaff|requireInstructor|requireStaffAnywhere|requireMay|mayInvite|isStaff|isInstructor|availability|requireSubmission)\(/;
  const lib = path.join(env().projectRoot, 'lib');
  const found = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^cli|auth\/actor\.ts$/.test(file))
    .flatMap((file) =>
      readFileSync(path.join(lib, file), 'utf8')
        .split(/^(?=export (?:async )?function |function |const )/m)
        .flatMap((part) => (ASKS.test(part) ? (/^export (?:async )?function (\w+)/.exec(part)?.[1] ?? []) : [])),
    );
  const ELSEWHERE = [
    // remark.test.ts
    ...['planRemarks', 'listRemarks', 'remark', 'undoRemark'],
    // mark-by-hand.test.ts
    ...['markByHand', 'listWaiting', 'markerAgreement'],
    // accommodations.test.ts, events.test.ts
    ...'giveTime accommodationOf listAccommodations setAccommodation setAccommodations selectLog'.split(' '),
    // windows.test.ts and accommodations.test.ts: they go by `availability`.
    ...['requireShown', 'requireOpen', 'requireOpened'],
    // roles.test.ts
    'selectPersonByEmail',
    'listAdministrators',
    // tests/exchange/preview.test.ts, tests/lti/services.test.ts
    ...['exportItems', 'listLinks', 'tellAgain', 'readMembers'],
    // password-reset.test.ts
    'createPasswordReset',
    // tests/review
    ...['commentOn', 'requireThread', 'answerIn', 'settle', 'takeBack', 'requireRun', 'noteSeen', 'begin'],
    ...['listThreadsOf', 'listReviewInbox', 'countWaiting', 'listSavedComments', 'saveComment', 'forgetComment'],
  ];
  expect([...new Set(found)].sort()).toEqual([...Object.keys(CASES), ...ELSEWHERE].sort());
});
