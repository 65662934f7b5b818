import path from 'node:path';
import { z } from 'zod';
import { LOCALES, type Locale } from '../authoring/text';
import { findingsOf, hasField, type Item, misconceptionsOf } from '../items/item';
import type { CatalogChallenge, Chapter, Lesson } from './course';
import type { CourseFiles } from './files';
import { type Place, type Report, report } from './finding';
import { Defaults, LessonFront, Plot, QuizFile, TranslatedLessonFront } from './formats';
import type { Reference } from './markdown';
import { markPlaces } from './places';
import { readChallenge } from './read-challenge';
import { formatPath, parseStructured, readStructured } from './structured';
import { checkItemTexts, isStale, readTextFile } from './texts';

/** Something that must exist elsewhere in the course; checked when all of it is read. */
export interface Link {
  kind: 'concept' | 'misconception' | 'lesson' | 'challenge';
  id: string;
  place: Place;
  key: string;
  to: Report;
  /** The id of the chapter whose lesson leads there. */
  from?: string;
}

export interface ReadChapter {
  /** Null after a finding that leaves no lesson to show. */
  chapter: Chapter | null;
  challenges: CatalogChallenge[];
  links: Link[];
  /** Also those whose challenge could not be loaded, so that one defect is one finding. */
  challengeFolders: string[];
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
  const read = await readItems(files, path.join(folder, 'quiz.yaml'), defaults, links);
  const items = read ?? [];

  const plotFiles = (await files.list(folder, 'file')).filter((name) => name.endsWith('.json'));
  const plots = new Map<string, Plot>();
  for (const name of plotFiles) {
    const plot = await files.parse(path.join(folder, name), Plot);
    if (plot) plots.set(name, plot.data);
  }
  const challenges: CatalogChallenge[] = [];
  const challengeFolders = await files.list(folder, 'folder');
  for (const name of challengeFolders) {
    const challenge = await readChallenge(files, path.join(folder, name), ids.chapterId);
    if (!challenge) continue;
    challenges.push(challenge);
    const to = files.to(path.join(folder, name, 'challenge.ts'));
    for (const id of challenge.definition.concepts) {
      links.push({ kind: 'concept', id, place: { line: 1, column: 1 }, key: 'concepts', to });
    }
  }
  if (!lessons) return { chapter: null, challenges, links, challengeFolders };

  const checkpoints = checkReferences(lessons, read, plotFiles, links, ids.chapterId);
  const shown = new Set(checkpoints.map((item) => item.id));
  const inQuiz = items.filter((item) => !shown.has(item.id));
  const { en, fr } = lessons;
  const chapter: Chapter = {
    id: ids.chapterId,
    sectionId: ids.sectionId,
    title: { en: en.lesson.title, fr: fr.lesson.title },
    objectives: { en: en.lesson.objectives, fr: fr.lesson.objectives },
    concepts: lessons.concepts,
    lesson: { en: en.lesson, fr: fr.lesson },
    quiz: inQuiz.length > 0 ? { id: ids.chapterId, items: inQuiz } : null,
    checkpoints,
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
  return { chapter, challenges, links, challengeFolders };
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

/** @returns null after a finding: then nobody knows which items there are */
async function readItems(files: CourseFiles, file: string, defaults: Defaults, links: Link[]): Promise<Item[] | null> {
  const text = await files.find(file);
  const to = files.to(file);
  if (text === null) return [];
  const read = readStructured(text, to);
  const data = read && parseStructured(QuizFile, read, to, withDefaults(read.value, defaults));
  if (!read || !data) return null;
  const known = new Set<string>();
  data.items.forEach((item, index) => {
    const place = read.locate(['items', index]);
    const key = `items[${index}]`;
    if (known.has(item.id)) {
      report(to, { place, key, expected: 'another id', message: `There are two items "${item.id}".` });
    }
    known.add(item.id);
    checkItemTexts(item, index, read, to);
    for (const { path, ...finding } of findingsOf(item)) {
      const at = ['items', index, ...path];
      report(to, { place: read.locate(at), key: formatPath(at), ...finding });
    }
    item.concepts.forEach((id, i) => {
      links.push({
        kind: 'concept',
        id,
        place: read.locate(['items', index, 'concepts', i]),
        key: `${key}.concepts`,
        to,
      });
    });
    for (const { path, value } of misconceptionsOf(item)) {
      const at = ['items', index, ...path];
      links.push({ kind: 'misconception', id: value, place: read.locate(at), key: formatPath(at), to });
    }
  });
  return data.items;
}

const LooseQuiz = z.looseObject({ items: z.array(z.looseObject({})) });

/** The nearest default fills what an item leaves open; what cannot be an item is left for the schema to refuse. */
function withDefaults(value: unknown, defaults: Defaults): unknown {
  const quiz = LooseQuiz.safeParse(value).data;
  if (!quiz) return value;
  const items = quiz.items.map((item) => ({
    ...Object.fromEntries(Object.entries(defaults).filter(([field]) => hasField(item.kind, field))),
    ...item,
  }));
  return { ...quiz, items };
}

/** Checks what the lesson shows against what the chapter has. @returns the items that it shows */
function checkReferences(
  lessons: { en: ReadLesson; fr: ReadLesson },
  items: Item[] | null,
  plotFiles: string[],
  links: Link[],
  from: string,
): Item[] {
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
