import { z } from 'zod';
import { ConceptsFile, CourseFile, Defaults, Plot, ProjectFile, QuizFile, SectionFile } from './formats';

const FILES = {
  course: CourseFile,
  concepts: ConceptsFile,
  section: SectionFile,
  project: ProjectFile,
  quiz: QuizFile,
  defaults: Defaults,
  plot: Plot,
};

/** JSON Schemas of the course's files by name, for editors that complete YAML and JSON. */
export function jsonSchemas(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, {
        io: 'input',
        target: 'draft-7',
        override: ({ jsonSchema }) => forgiveInherited(jsonSchema),
      }),
    ]),
  );
}

const INHERITED = new Set(Object.keys(Defaults.shape));

/** An item may leave open what a folder above gives it. */
function forgiveInherited(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.properties?.stem) schema.required = schema.required?.filter((key) => !INHERITED.has(key));
}
