import path from 'node:path';
import { LOCALES, type Locale } from '../authoring/text';
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
import { isStale, readTextFile } from './texts';

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

  const shown = checkReferences(lessons, quizFile?.items, plotFiles, links, ids.chapterId);
  const { en, fr } = lessons;
  const title = { en: en.lesson.title, fr: fr.lesson.title };
  const quizzes = quizFile ? placeQuizzes(quizFile, { chapterId: ids.chapterId, title }, shown) : [];
  const chapter: Chapter = {
    id: ids.chapterId,
    sectionId: ids.sectionId,
    title,
    objectives: { en: en.lesson.objectives, fr: fr.lesson.objectives },
    concepts: lessons.concepts,
    lesson: { en: en.lesson, fr: fr.lesson },
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
      to: en.to,
    });
  });
  return { chapter, challenges, links, challengeFolders, quizzes };
}

interface ReadLesson {
  lesson: Lesson;
  references: Reference[];
  to: Report;
}

async function readLessons(files: CourseFiles, folder: string) {
  const english = await readTextFile(files, path.join(folder, 'lesson.md'), LessonFront);
  const french = await readTextFile(files, path.join(folder, 'lesson.fr.md'), TranslatedLessonFront);
  if (!english?.parsed.front || !french?.parsed.front) return null;
  const { concepts } = english.parsed.front;
  if (french.parsed.front.objectives.length !== english.parsed.front.objectives.length) {
    const expected = `${english.parsed.front.objectives.length} objectives`;
    const message = `The lesson has ${expected} in English.`;
    report(french.parsed.to, { place: french.parsed.locate(['objectives']), key: 'objectives', expected, message });
  }
  const made = (locale: Locale, { parsed }: typeof english | typeof french, stale: boolean): ReadLesson => {
    const { title = '', objectives = [] } = parsed.front ?? {};
    return {
      lesson: { locale, title, objectives, body: markPlaces(parsed.root), stale },
      references: parsed.references,
      to: parsed.to,
    };
  };
  const stale = isStale(english.text, { ...french.parsed, front: french.parsed.front });
  return { en: made('en', english, false), fr: made('fr', french, stale), concepts, locate: english.parsed.locate };
}

/** Checks what the lesson shows against what the chapter has. @returns the items that it shows */
function checkReferences(
  lessons: { en: ReadLesson; fr: ReadLesson },
  items: Question[] | undefined,
  plotFiles: string[],
  links: Link[],
  from: string,
): Question[] {
  const shownBy = (locale: Locale, kind: Reference['kind']) =>
    lessons[locale].references.filter((reference) => reference.kind === kind).map(({ id }) => id);
  for (const locale of LOCALES) {
    const { references, to } = lessons[locale];
    for (const { kind, id, place } of references) {
      if (kind === 'lesson' || kind === 'challenge') {
        links.push({ kind, id, place, key: '', to, from });
      } else if (kind === 'item' ? items?.every((item) => item.id !== id) : !plotFiles.includes(id)) {
        const expected = kind === 'item' ? 'an id of quiz.yaml' : 'a .json file of this chapter';
        report(to, { place, expected, message: `There is no ${kind} "${id}"; expected ${expected}.` });
      }
    }
  }
  for (const kind of ['item', 'challenge', 'plot'] as const) {
    const english = shownBy('en', kind);
    const french = shownBy('fr', kind);
    if (english.join() !== french.join()) {
      const expected = english.length === 0 ? `no ${kind}` : english.join(', ');
      const message = `The English lesson shows ${kind}s: ${expected}; this one: ${french.join(', ') || `no ${kind}`}.`;
      report(lessons.fr.to, { expected, message });
    }
  }
  return [...new Set(shownBy('en', 'item'))].flatMap((id) => items?.find((item) => item.id === id) ?? []);
}
