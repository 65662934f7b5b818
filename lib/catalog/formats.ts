import { z } from 'zod';
import { PlotAxis, PlotKind, SeriesMark, SeriesRole } from '../authoring/plots';
import { Item } from '../items/item';
import { Id } from '../items/kind';
import { Scheme } from '../items/kinds/multiple-choice';
import { LanguageTag, Text, Words } from '../text';
import { Policy } from './policy';

/** What items inherit from `defaults` of course.yaml and from defaults.yaml of any folder above; the nearest wins. */
export const Defaults = z.strictObject({
  points: z.number().min(0).optional(),
  difficulty: z.int().min(1).max(5).optional(),
  concepts: z.array(Id).optional(),
  /** For the kinds that have one. */
  scheme: Scheme.optional(),
});
export type Defaults = z.infer<typeof Defaults>;

export const CourseFile = z.strictObject({
  id: Id,
  /** Of all its texts. The first is that of `lesson.md`, and what readers get whose language is not among them. */
  languages: z
    .array(LanguageTag)
    .min(1)
    .refine((tags) => new Set(tags).size === tags.length, 'each language once')
    .default(['en', 'fr']),
  title: Text,
  description: Text.optional(),
  licence: z.string().min(1),
  authors: z.array(z.string().min(1)).min(1),
  defaults: Defaults.default({}),
});

export const Concept = z.strictObject({
  id: Id,
  title: Text,
  /** Other names for it, that questions and searches may use. */
  synonyms: Words.optional(),
  prerequisites: z.array(Id).default([]),
  misconceptions: z.array(z.strictObject({ id: Id, text: Text })).default([]),
});
export type Concept = z.infer<typeof Concept>;

export const ConceptsFile = z.strictObject({
  concepts: z.array(Concept),
  /** Groups of words that mean the same in this course and name no concept. */
  words: z.array(Words).default([]),
});

/** A word or a sign of the course, and what it means. Lessons lead to it by `[words](term:id)`. */
export const Term = z.strictObject({
  id: Id,
  term: Text,
  /** As TeX, without $ signs. */
  symbol: z.string().min(1).optional(),
  /** One or two sentences, with mathematics and emphasis. */
  text: Text,
  /** The concept of concepts.yaml that it belongs to. */
  concept: Id.optional(),
});
export type Term = z.infer<typeof Term>;

export const GlossaryFile = z.strictObject({ $schema: z.string().optional(), terms: z.array(Term) });

export const SectionFile = z.strictObject({ title: Text });

export const ProjectFile = z.strictObject({ title: Text, brief: Text, stages: z.array(Id).min(1) });

/** An item of the file, or as many as `choose` says of several, drawn anew for every run. */
const QuizPart = z.union([Id, z.strictObject({ choose: z.int().min(1), of: z.array(Id).min(2) })], {
  error: 'the id of an item, or { choose: 2, of: [three, or, more] }',
});

/** A quiz of some of the items of its file, in the order of this list. */
export const DeclaredQuiz = z.strictObject({
  /** One of a kind in the course: addresses, windows and runs name the quiz by it. */
  id: Id,
  title: Text,
  items: z.array(QuizPart).min(1),
  ...Policy.shape,
});
export type DeclaredQuiz = z.infer<typeof DeclaredQuiz>;

export const QuizFile = z.strictObject({
  items: z.array(Item).min(1),
  /** Left out, the items that the lesson does not show are one quiz. */
  quizzes: z.array(DeclaredQuiz).optional(),
});
export type QuizFile = z.infer<typeof QuizFile>;

/** Front matter of a lesson in the course's first language; `concepts` holds for every language. */
export const LessonFront = z.strictObject({
  title: z.string().min(1),
  /** What the chapter finds out, as a question. */
  question: z.string().min(1).optional(),
  objectives: z.array(z.string().min(1)).min(1),
  concepts: z.array(Id).min(1),
});

/** The first 12 hexadecimal digits of the SHA-256 of the file that was translated. */
const SourceHash = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'the first 12 hexadecimal digits of the SHA-256 of the file that was translated');

export const TranslatedLessonFront = LessonFront.omit({ concepts: true }).extend({ source: SourceHash });

export const TranslatedFront = z.strictObject({ source: SourceHash });

const Series = z
  .strictObject({
    label: Text,
    role: SeriesRole,
    mark: SeriesMark.optional(),
    points: z.array(z.tuple([z.number(), z.number()])).min(1),
    /** The band around the points, one value for each. */
    low: z.array(z.number()).optional(),
    high: z.array(z.number()).optional(),
  })
  .refine(({ points, low = points, high = points }) => low.length === points.length && high.length === points.length, {
    error: 'as many values in low and high as there are points',
  });

/** A figure. Its title says what there is to see; `source` says where the numbers come from. */
export const Plot = z.strictObject({
  $schema: z.string().optional(),
  kind: PlotKind.default('lines'),
  title: Text,
  x: PlotAxis,
  y: PlotAxis,
  series: z.array(Series).min(1),
  source: Text,
});
export type Plot = z.infer<typeof Plot>;
