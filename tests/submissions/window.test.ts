import { expect, test } from 'vitest';
import { setWindow } from '@/lib/assignments/windows';
import { submissions } from '@/lib/db/schema';
import { selectSubmission, selectSubmissionForStaff } from '@/lib/submissions/read';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { recordNext } from './record-next';
import { plainVerdict } from './verdict';

const catalog = await smallCatalog();
const challenge = { courseId: 'small', kind: 'challenge', targetId: 'fit-line' } as const;

function room() {
  const people = openClass();
  setWindow(people.db, catalog, people.ina, { ...challenge, opensAt: 100, closesAt: 200 }, 1);
  let clicks = 0;
  const handIn = (actor: typeof people.ada, now: number) => {
    clicks += 1;
    const input = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: `click-${clicks}` };
    return submitCode(people.db, catalog, actor, input, now).submissionId;
  };
  return { ...people, handIn };
}

test('nothing is handed in before the window opens and from its close on, and nothing of it is kept', () => {
  const { db, ada, handIn } = room();
  expect(() => handIn(ada, 99)).toThrow(refusal('closed', 'not-open-yet'));
  expect(() => handIn(ada, 200)).toThrow(refusal('closed', 'closed'));
  expect(db.select().from(submissions).all()).toEqual([]);
  handIn(ada, 100);
  handIn(ada, 199);
  expect(db.select().from(submissions).all()).toHaveLength(2);
});

test('staff hand in when they like', () => {
  const { handIn, tom, ina } = room();
  expect([handIn(tom, 99), handIn(ina, 200)]).toHaveLength(2);
});

test('seeds are numbered while the window is open, told from its close on, and told to staff at any time', () => {
  const { db, ada, ina, handIn } = room();
  const id = handIn(ada, 150);
  const seed = 918_273_645;
  recordNext(db, plainVerdict([seed]), 152);
  const told = (now: number) => selectSubmission(db, catalog, ada, id, now).verdict?.criteria[0]?.seeds[0]?.seed;
  expect([told(152), told(199), told(200)]).toEqual([1, 1, seed]);
  expect(JSON.stringify(selectSubmission(db, catalog, ada, id, 199))).not.toContain(String(seed));
  expect(selectSubmissionForStaff(db, catalog, ina, id).verdict?.criteria[0]?.seeds[0]?.seed).toBe(seed);
});
