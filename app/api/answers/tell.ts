import type { z } from 'zod';

/** What a route answers with, by the schema that the page reads it by: what the schema does not name is not sent. */
export function tell<Schema extends z.ZodType>(schema: Schema, answer: z.input<Schema>): z.output<Schema> {
  return schema.parse(answer);
}
