import type { Catalog } from '../catalog/course';
import { findCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { workOf } from '../gradebook/columns';
import { BATCH, batches } from '../gradebook/grid';
import { rowsOf } from '../gradebook/rows';
import { log } from '../log';
import { toPoints } from '../points';
import { platformOf } from './platforms';
import { type LinkRow, listDue, listGradedLinks, listScores, type ScoreRow, updateScore } from './queries';
import { askPlatform, PlatformTrouble } from './services';

const SECOND = 1000;
const FIRST_WAIT_MS = 30 * SECOND;
const LONGEST_WAIT_MS = 6 * 3600 * SECOND;
/** How often one score is tried before staff are left to see to it: about a day and a half. */
const TRIES = 14;
/** How many are told at a time. */
const AT_ONCE = 20;

const SCOPE = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';

/** What is to be told of somebody's points, as one word that can be compared: `points/most/state`, in thousandths. */
const wordOf = (points: number | null, most: number, state: string) => `${points ?? ''}/${most}/${state}`;

function pointsIn(word: string): { points: number | null; most: number; done: boolean } {
  const [points = '', most = '0', state] = word.split('/');
  return { points: points === '' ? null : Number(points), most: Number(most), done: state === 'done' };
}

/**
 * Sees whose points have changed at places that take them, and puts what is to be told in line. A platform is told of points
 * that there are; that somebody has begun is nothing to tell.
 * @returns how many changed
 */
export function noteScores(db: Db, catalog: Catalog, now: number): number {
  let changed = 0;
  for (const link of listGradedLinks(db)) changed += noteLink(db, catalog, link, now);
  return changed;
}

function noteLink(db: Db, catalog: Catalog, link: LinkRow, now: number): number {
  const course = findCourse(catalog, link.courseId);
  const all = course ? workOf(course) : [];
  const work = all.filter(
    ({ kind, targetId }) => link.kind === null || (kind === link.kind && targetId === link.targetId),
  );
  if (work.length === 0) return 0;
  let changed = 0;
  for (const some of batches(listScores(db, link.id), BATCH)) {
    const people = some.map(({ userId, name }) => ({ id: userId, name, email: null, guest: false }));
    for (const [i, { cells, points }] of rowsOf(db, link.courseId, work, people).entries()) {
      const known = some[i];
      const marked = cells.some((cell) => cell.points !== null);
      const most = cells.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
      const done = cells.every(({ state }) => state === 'done');
      const wanted = wordOf(marked ? points : null, most, done ? 'done' : 'begun');
      if (!known || !marked || most === 0 || known.wanted === wanted) continue;
      updateScore(db, link.id, known.userId, { wanted, tries: 0, dueAt: now });
      changed += 1;
    }
  }
  return changed;
}

/** Tells platforms what is due. What fails waits longer each time, and is left to staff in the end. @returns how many were tried */
export async function tellScores(db: Db, now: () => number): Promise<number> {
  const due = listDue(db, now(), AT_ONCE);
  for (const { score, link, platform } of due) {
    const { linkId, userId, wanted, tries } = score;
    try {
      await tellOne(db, platformOf(platform), link, score, now());
      updateScore(db, linkId, userId, { told: wanted, toldAt: now(), tries: 0, trouble: null });
    } catch (error) {
      if (!(error instanceof PlatformTrouble)) throw error;
      const again = tries + 1 < TRIES;
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
      const dueAt = again ? now() + wait : null;
      updateScore(db, linkId, userId, { tries: tries + 1, dueAt, trouble: error.message });
      log.warn({ room: 'lti', link: linkId, tries: tries + 1, why: error.message }, 'a score was not told');
    }
  }
  return due.length;
}

async function tellOne(db: Db, platform: ReturnType<typeof platformOf>, link: LinkRow, score: ScoreRow, now: number) {
  const { points, most, done } = pointsIn(score.wanted ?? '');
  const address = new URL(link.lineItem ?? '');
  // The address of a line item may carry a query of its own.
  address.pathname = `${address.pathname.replace(/\/$/, '')}/scores`;
  const body = JSON.stringify({
    userId: score.subject,
    scoreGiven: toPoints(points ?? 0),
    scoreMaximum: toPoints(most),
    activityProgress: done ? 'Completed' : 'InProgress',
    gradingProgress: done ? 'FullyGraded' : 'Pending',
    timestamp: new Date(now).toISOString(),
  });
  const headers = { 'content-type': 'application/vnd.ims.lis.v1.score+json' };
  await askPlatform(db, platform, { method: 'POST', scope: SCOPE, address: address.href, body, headers }, now);
}
