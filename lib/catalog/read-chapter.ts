import path from 'node:path';
import type { Question } from '../items/variants';
import type { CatalogChallenge, Chapter, Lesson } from './course';
import type { CourseFiles } from './files';
import { type Report, report } from './finding';
import { Defaults, LessonFront, Plot, TranslatedLessonFront } from './formats';
import type { Link } from './links';
import type { Reference } from './markdown';
import { markPlaces } from './places';
import { readChallenge } from './read-challenge';
import { MODULES, readQuizFile } from './read-items';
import { type PlacedQuiz, placeQuizzes } from './read-quizzes';
import { isStale, readTextFile, type TextFile, translationOf } from './texts';

export interface ReadChapter {
  /** Null after a finding that leaves no lesson to show. */
  chapter: Chapter | null;
  challenges: CatalogChallenge[];
  links: Link[];
  /** Also those whose challenge could not be loaded, so that one defect is one finding. */
  challengeFolders: string[];
  /** With where each is declared, to find two of one id in a course. */
  quizzes: PlacedQuiz[];
}

export async function readDefaults(files: CourseFiles, folder: string, inherited: Defaults): Promise<Defaults> {
  const file = path.join(folder, 'defaults.yaml');
  if ((await files.find(file)) === null) return inherited;
  return { ...inherited, ...(await files.parse(file, Defaults))?.data };
}

export async function readChapter(
  files: CourseFiles,
  folder: string,
  ids: { sectionId: string; chapterId: string },
  inherited: Defaults,
): Promise<ReadChapter> {
  const links: Link[] = [];
  const defaults = await readDefaults(files, folder, inherited);
  const lessons = await readLessons(files, folder);
  const quizFile = await readQuizFile(files, folder, defaults, links);

  const plotFiles = (await files.list(folder, 'file')).filter((name) => name.endsWith('.json'));
  const plots = new Map<string, Plot>();
  for (const name of plotFiles) {
    const plot = await files.parse(path.join(folder, name), Plot);
    if (plot) plots.set(name, plot.data);
  }
  const challenges: CatalogChallenge[] = [];
  const challengeFolders = (await files.list(folder, 'folder')).filter((name) => name !== MODULES);
  for (const name of challengeFolders) {
    const challenge = await readChallenge(files, path.join(folder, name), ids.chapterId);
    if (!challenge) continue;
    challenges.push(challenge);
    const to = files.to(path.join(folder, name, 'challenge.ts'));
    for (const id of challenge.definition.concepts) {
      links.push({ kind: 'concept', id, place: { line: 1, column: 1 }, key: 'concepts', to });
    }
  }
  if (!lessons) return { chapter: null, challenges, links, challengeFolders, quizzes: [] };

  const shown = checkReferences(lessons.read, quizFile?.items, plotFiles, links, ids.chapterId);
  const title = byLanguage(lessons.read, ({ lesson }) => lesson.title);
  const quizzes = quizFile ? placeQuizzes(quizFile, { chapterId: ids.chapterId, title }, shown) : [];
  const chapter: Chapter = {
    id: ids.chapterId,
    sectionId: ids.sectionId,
    title,
    objectives: byLanguage(lessons.read, ({ lesson }) => lesson.objectives),
    concepts: lessons.concepts,
    lesson: byLanguage(lessons.read, ({ lesson }) => lesson),
    items: quizFile?.items ?? [],
    quizzes: quizzes.map(({ quiz }) => quiz),
    checkpoints: shown.map((item) => ({ id: item.id, item })),
    challengeIds: challenges.map((challenge) => challenge.id),
    plots,
    contentHash: files.hashOf(folder),
  };
  lessons.concepts.forEach((id, index) => {
    links.push({
      kind: 'concept',
      id,
      place: lessons.locate(['concepts', index]),
      key: `concepts[${index}]`,
      to: lessons.read[0].to,
    });
  });
  return { chapter, challenges, links, challengeFolders, quizzes };
}

interface ReadLesson {
  language: string;
  lesson: Lesson;
  references: Reference[];
  to: Report;
}

async function readLessons(files: CourseFiles, folder: string): Promise<Lessons | null> {
  const [first = '', ...others] = files.languages;
  const file = path.join(folder, 'lesson.md');
  const original = await readTextFile(files, file, LessonFront);
  const front = original?.parsed.front;
  const translated: ReadLesson[] = [];
  for (const language of others) {
    const text = await readTextFile(files, translationOf(file, language), TranslatedLessonFront);
    const own = text?.parsed.front;
    if (!original || !front || !own) continue;
    if (own.objectives.length !== front.objectives.length) {
      const expected = `${front.objectives.length} objectives`;
      const message = `The lesson has ${expected} in lesson.md.`;
      report(text.parsed.to, { place: text.parsed.locate(['objectives']), key: 'objectives', expected, message });
    }
    translated.push(readLesson(language, text.parsed, own, isStale(original.text, { ...text.parsed, front: own })));
  }
  if (!original || !front || translated.length < others.length) return null;
  const { locate } = original.parsed;
  return { read: [readLesson(first, original.parsed, front, false), ...translated], concepts: front.concepts, locate };
}

/** In every language of the course, in its order. */
interface Lessons {
  read: [ReadLesson, ...ReadLesson[]];
  concepts: string[];
  locate: TextFile<unknown>['locate'];
}

function readLesson(
  language: string,
  { root, references, to }: TextFile<unknown>,
  { title, question = null, objectives }: { title: string; question?: string | null; objectives: string[] },
  stale: boolean,
): ReadLesson {
  return { language, lesson: { title, question, objectives, body: markPlaces(root), stale }, references, to };
}

function byLanguage<Value>(read: ReadLesson[], of: (lesson: ReadLesson) => Value): Record<string, Value> {
  return Object.fromEntries(read.map((one) => [one.language, of(one)]));
}

/** Checks what the lesson shows against what the chapter has. @returns the items that it shows */
function checkReferences(
  [original, ...translated]: Lessons['read'],
  items: Question[] | undefined,
  plotFiles: string[],
  links: Link[],
  from: string,
): Question[] {
  for (const { language, references, to } of [original, ...translated]) {
    for (const { kind, id, place } of references) {
      if (kind === 'lesson' || kind === 'challenge' || kind === 'term') {
        links.push({ kind, id, place, key: '', to, from, language });
      } else if (kind === 'item' ? items?.every((item) => item.id !== id) : !plotFiles.includes(id)) {
        const expected = kind === 'item' ? 'an id of quiz.yaml' : 'a .json file of this chapter';
        report(to, { place, expected, message: `There is no ${kind} "${id}"; expected ${expected}.` });
      }
    }
  }
  for (const kind of ['item', 'challenge', 'plot'] as const) {
    const wanted = shownBy(original, kind);
    for (const translation of translated) {
      const own = shownBy(translation, kind);
      if (wanted.join() === own.join()) continue;
      const expected = wanted.length === 0 ? `no ${kind}` : wanted.join(', ');
      const message = `lesson.md shows ${kind}s: ${expected}; this one: ${own.join(', ') || `no ${kind}`}.`;
      report(translation.to, { expected, message });
    }
  }
  return [...new Set(shownBy(original, 'item'))].flatMap((id) => items?.find((item) => item.id === id) ?? []);
}

const shownBy = ({ references }: ReadLesson, kind: Reference['kind']) =>
  references.filter((reference) => reference.kind === kind).map(({ id }) => id);
