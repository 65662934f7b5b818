import { catalog } from '../catalog/catalog';
import type { Catalog } from '../catalog/course';
import { challengesNamed, requireUnique } from '../catalog/references';
import { database } from '../db/open';
import { DomainError } from '../errors';
import { planRegradeHere, queueRegrades, type RegradeChoice, type RegradePlan } from '../regrades/regrade';
import { EXIT } from './enter';

interface RegradeOptions {
  course?: string;
  challenge?: string;
  submission?: string;
  state?: RegradeChoice['state'];
  since?: number;
  until?: number;
  all?: boolean;
  yes?: boolean;
  json?: boolean;
}

/** 0 when it is queued, 1 when nothing is (a look at what would be, or nothing to do). */
export async function regrade(options: RegradeOptions): Promise<number> {
  const { course, challenge, submission, state, since, until, all, yes, json } = options;
  const content = await catalog();
  const choice: RegradeChoice = {
    ...(challenge === undefined ? {} : placeOf(content, challenge, course)),
    ...(course === undefined ? {} : { courseId: course }),
    ...(submission === undefined ? {} : { submissionId: submission }),
    ...(state === undefined ? {} : { state }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  if (Object.keys(choice).length === 0 && !all) {
    const message =
      'Say which: --challenge, --course, --submission, --state, --since, --until, or --all for everything.';
    throw new DomainError('invalid', 'regrade-choice', message);
  }
  const db = database();
  const plan = yes ? queueRegrades(db, content, choice, Date.now()) : planRegradeHere(db, content, choice);
  const queued = yes === true && plan.submissions > 0;
  process.stdout.write(json ? `${JSON.stringify({ queued, ...plan })}\n` : report(plan, queued));
  return queued ? EXIT.done : EXIT.notPassed;
}

/** A challenge that is in no course any more keeps its name: what was handed in to it is still there. */
function placeOf(content: Catalog, reference: string, courseId: string | undefined) {
  const found = courseId === undefined ? requireUnique(challengesNamed(content, reference), reference) : null;
  if (found) return { courseId: found.course.id, challengeId: found.challenge.id };
  const [first, second] = reference.split('/');
  return second === undefined ? { challengeId: reference } : { courseId: first as string, challengeId: second };
}

function report({ lines, submissions, underway }: RegradePlan, queued: boolean): string {
  const said = lines.map((line) => {
    const facts = [
      `${line.passed} passed`,
      `${line.broken} could not be graded`,
      `${line.outdated} judged by another version of the challenge`,
    ];
    const waits = line.stranded ? '; the challenge is missing or broken, they would wait for it' : '';
    return `${line.courseId}/${line.challengeId}: ${line.submissions} submissions of ${line.students} students (${facts.join(', ')})${waits}`;
  });
  if (underway > 0) said.push(`${underway} more wait or are being graded already.`);
  if (submissions === 0) said.push('There is nothing to grade again.');
  else if (queued) said.push(`${submissions} submissions will be graded again, after what students wait for.`);
  else said.push(`Nothing was changed. To grade these ${submissions} submissions again, add --yes.`);
  return `${said.join('\n')}\n`;
}
