import { readInline, readMarkdown } from '../catalog/markdown';
import { findingsOf, Item, misconceptionsOf, textsOf, type WrittenItem } from '../items/item';
import { placesWhere } from '../items/places';
import { proveItem } from '../items/prove';
import { type Question as CourseQuestion, writtenOf } from '../items/variants';
import { isText, type Text, textIn } from '../text';
import type { Note, Undecided } from './question';
import type { ReadItems } from './read-file';
import { type Made, toItem } from './to-item';

/** A chapter to be: its items, and what somebody has to decide before it is one. */
export interface Placed {
  chapter: string;
  items: WrittenItem[];
  undecided: { id: string; line: number; stem: string; body: Undecided }[];
}

export interface Placing {
  /** That each text is to have. */
  languages: readonly string[];
  /** Where a file says no category. */
  usual: string;
  /** All into this one chapter, whatever the file says. */
  only: string | null;
  concept: string;
  concepts: ReadonlySet<string>;
  misconceptions: ReadonlySet<string>;
  /** Ids that a chapter has already. */
  taken: (chapter: string) => ReadonlySet<string>;
}

/** An id of ours made from a name: `Grant's Tomb` is `grant-s-tomb`. */
export function idOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '');
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** Makes items of what was read. What the checker would refuse is put aside with the reason. */
export function placeQuestions(read: ReadItems, placing: Placing): { chapters: Placed[]; notes: Note[] } {
  const notes = [...read.notes];
  const chapters = new Map<string, Placed>();
  const used = new Map<string, Set<string>>();
  const chapterOf = (category: string | null): Placed => {
    const own = category === null ? '' : idOf(category.split('/').at(-1) ?? '');
    const id = placing.only ?? (own || placing.usual);
    const chapter = chapters.get(id) ?? { chapter: id, items: [], undecided: [] };
    chapters.set(id, chapter);
    return chapter;
  };
  const freeId = (chapter: string, name: string, line: number): string => {
    const ids = used.get(chapter) ?? new Set(placing.taken(chapter));
    used.set(chapter, ids);
    const base = idOf(name) || 'question';
    let id = base;
    for (let i = 2; ids.has(id); i++) id = `${base}-${i}`;
    ids.add(id);
    if (id !== base) notes.push({ line, name: id, what: `the id ${base}`, why: 'another question has it' });
    return id;
  };
  if (placing.only !== null) {
    const categories = new Set([
      ...read.questions.map(({ category }) => category),
      ...read.items.map(({ category }) => category),
    ]);
    categories.delete(null);
    categories.delete(placing.only);
    for (const category of categories)
      notes.push({
        line: 1,
        name: null,
        what: `the category ${category}`,
        why: `all go to the chapter ${placing.only}`,
      });
  }
  for (const question of read.questions) {
    const place = chapterOf(question.category);
    const id = freeId(place.chapter, question.name, question.line);
    const made = itemIn(placing.languages, toItem(question, id, placing));
    const problem = 'item' in made ? problemOf(made.item) : null;
    if ('item' in made && problem === null) {
      place.items.push(made.item);
      notes.push(...made.notes);
      // Served all the same; but whoever ticks everything may earn everything.
      const [unproven] = proveItem(Item.parse(made.item));
      if (unproven) notes.push({ line: question.line, name: id, what: 'what it earns', why: unproven, decide: true });
      continue;
    }
    const body: Undecided =
      'undecided' in made
        ? made.undecided
        : { kind: 'undecided', why: problem ?? '', original: JSON.stringify(question.body), options: [] };
    place.undecided.push({ id, line: question.line, stem: question.stem, body });
  }
  for (const { category, item } of read.items) {
    const place = chapterOf(category);
    place.items.push({
      ...inLanguages(fitted(item, placing, notes), placing.languages),
      id: freeId(place.chapter, item.id, 1),
    });
  }
  return { chapters: [...chapters.values()], notes };
}

/** An item of another course, without the concepts and misconceptions that this one has not. */
function fitted(item: CourseQuestion, { concept, concepts, misconceptions }: Placing, notes: Note[]): Item {
  const note = (what: string) => notes.push({ line: 1, name: item.id, what, why: 'the course has none of this id' });
  // Parameters and expressions stand in the same fields as what they draw.
  const copy = structuredClone(writtenOf(item)) as Item;
  copy.concepts = item.concepts.filter((one) => concepts.has(one));
  for (const one of item.concepts.filter((each) => !concepts.has(each))) note(`the concept ${one}`);
  if (copy.concepts.length === 0) copy.concepts = [concept];
  for (const { path, value } of misconceptionsOf(item)) {
    if (misconceptions.has(value)) continue;
    note(`the misconception ${value}`);
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((node, step) => (node as Record<PropertyKey, unknown>)[step], copy);
    delete (parent as Record<PropertyKey, unknown>)[path.at(-1) as PropertyKey];
  }
  return copy;
}

const itemIn = (languages: readonly string[], made: Made): Made =>
  'item' in made ? { ...made, item: inLanguages(made.item, languages) } : made;

/** The same item with each text in these languages: what it has, or what a reader of that language would get instead. */
function inLanguages<I extends WrittenItem>(item: I, languages: readonly string[]): I {
  const copy = structuredClone(item);
  for (const { value } of placesWhere<Text>(Item, isText, copy)) {
    const texts = languages.map((language) => [language, textIn(value, language)] as const);
    for (const language of Object.keys(value)) delete value[language];
    Object.assign(value, Object.fromEntries(texts));
  }
  return copy;
}

/** What the checker would say of an item; null when it holds. */
function problemOf(written: WrittenItem): string | null {
  const parsed = Item.safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue?.path.join('.')}: ${issue?.message}.`;
  }
  const item = parsed.data;
  for (const { value, inline, path } of textsOf(item)) {
    for (const text of Object.values(value)) {
      const [problem] = (inline ? readInline : readMarkdown)(text).problems;
      if (problem) return `${path.join('.')}: ${problem.message}`;
    }
  }
  const finding = findingsOf(item).find(({ severity = 'error' }) => severity === 'error');
  return finding?.message ?? null;
}
