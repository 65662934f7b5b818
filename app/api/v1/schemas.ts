import { z } from 'zod';

// Names of what the document describes once and refers to: what is answered, and what is sent.
export const ANSWERS = z.registry<{ id: string }>();
export const BODIES = z.registry<{ id: string }>();

export function answerOf<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  ANSWERS.add(schema, { id });
  return schema;
}

export function bodyOf<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  BODIES.add(schema, { id });
  return schema;
}

/** Ids as courses and rows have them. */
export const Id = z.string().min(1).max(200);

/** A moment that is told: RFC 3339, UTC. */
export const Moment = z.iso.datetime();

/** A moment that is sent: RFC 3339, with its offset. Inside it is UTC milliseconds. */
export const SentMoment = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .refine((at) => at >= 0, 'a moment of 1970 or later');

export const tellMoment = (at: number) => new Date(at).toISOString();
export const tellMomentOrNull = (at: number | null) => (at === null ? null : tellMoment(at));

/** A text of a course, by language. */
export const TextByLanguage = z.record(z.string(), z.string());

const MOST = 200;

export const Page = {
  limit: z.int().min(1).max(MOST).default(50).describe('How many to tell at most.'),
  cursor: z.string().max(500).optional().describe('`next` of the answer before; leave it out to begin.'),
};

/** Some of a list, and where it goes on. */
export function pageOf<Item extends z.ZodType>(id: string, item: Item) {
  const next = z.string().nullable().describe('Send it as `cursor` for the next part; null at the end.');
  return answerOf(id, z.object({ items: z.array(item), next }));
}

/** What is wrong with a request, as RFC 9457 has it. */
export const Problem = answerOf(
  'Problem',
  z.object({
    type: z.string().describe('Names the kind of problem; the same for the same `reason`.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('A sentence for people.'),
    reason: z.string().describe('A word for programs, which does not change.'),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('What could not be read, by its place in the request.'),
    id: z.string().optional().describe('Finds the line of the log about a fault of ours.'),
  }),
);
