import { type Locale, withoutTears } from '@/lib/text';
import enAccommodations from './en/accommodations.json';
import enAnalysis from './en/analysis.json';
import enAsking from './en/asking.json';
import enAuth from './en/auth.json';
import enConnections from './en/connections.json';
import enCourse from './en/course.json';
import enErrors from './en/errors.json';
import enExchange from './en/exchange.json';
import enHome from './en/home.json';
import enLesson from './en/lesson.json';
import enQuiz from './en/quiz.json';
import enReceipts from './en/receipts.json';
import enReview from './en/review.json';
import enRun from './en/run.json';
import enShell from './en/shell.json';
import enStaff from './en/staff.json';
import enTaking from './en/taking.json';
import enWorkspace from './en/workspace.json';
import frAccommodations from './fr/accommodations.json';
import frAnalysis from './fr/analysis.json';
import frAsking from './fr/asking.json';
import frAuth from './fr/auth.json';
import frConnections from './fr/connections.json';
import frCourse from './fr/course.json';
import frErrors from './fr/errors.json';
import frExchange from './fr/exchange.json';
import frHome from './fr/home.json';
import frLesson from './fr/lesson.json';
import frQuiz from './fr/quiz.json';
import frReceipts from './fr/receipts.json';
import frReview from './fr/review.json';
import frRun from './fr/run.json';
import frShell from './fr/shell.json';
import frStaff from './fr/staff.json';
import frTaking from './fr/taking.json';
import frWorkspace from './fr/workspace.json';

const en = {
  accommodations: enAccommodations,
  analysis: enAnalysis,
  asking: enAsking,
  auth: enAuth,
  connections: enConnections,
  course: enCourse,
  errors: enErrors,
  exchange: enExchange,
  home: enHome,
  lesson: enLesson,
  quiz: enQuiz,
  receipts: enReceipts,
  review: enReview,
  run: enRun,
  shell: enShell,
  staff: enStaff,
  taking: enTaking,
  workspace: enWorkspace,
};

/** One namespace a file; English is the measure of which keys there are. */
export type Messages = typeof en;
export type Namespace = keyof Messages;

/** The same texts, no line of which is broken before a sign that French sets apart. */
function whole<Tree>(tree: Tree): Tree {
  if (typeof tree === 'string') return withoutTears(tree) as Tree;
  return Object.fromEntries(Object.entries(tree as object).map(([key, value]) => [key, whole(value)])) as Tree;
}

export const MESSAGES: Record<Locale, Messages> = {
  en,
  fr: whole({
    accommodations: frAccommodations,
    analysis: frAnalysis,
    asking: frAsking,
    auth: frAuth,
    connections: frConnections,
    course: frCourse,
    errors: frErrors,
    exchange: frExchange,
    home: frHome,
    lesson: frLesson,
    quiz: frQuiz,
    receipts: frReceipts,
    review: frReview,
    run: frRun,
    shell: frShell,
    staff: frStaff,
    taking: frTaking,
    workspace: frWorkspace,
  }),
};
