import { z } from 'zod';
import { ParameterFields } from '../items/parameters/draw';
import { ConceptsFile, CourseFile, Defaults, GlossaryFile, Plot, ProjectFile, QuizFile, SectionFile } from './formats';

const FILES = {
  course: CourseFile,
  concepts: ConceptsFile,
  glossary: GlossaryFile,
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
        override: ({ jsonSchema }) => {
          forgiveInherited(jsonSchema);
          if (name === 'quiz') allowParameters(jsonSchema);
        },
      }),
    ]),
  );
}

const INHERITED = new Set(Object.keys(Defaults.shape));

/** An item may leave open what a folder above gives it. */
function forgiveInherited(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.properties?.stem) schema.required = schema.required?.filter((key) => !INHERITED.has(key));
}

const PARAMETERS = z.toJSONSchema(ParameterFields, { io: 'input', target: 'draft-7' }).properties;

/** An item may have parameters, and then an expression wherever a number, true or false, or a list is. */
function allowParameters(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.properties?.stem) Object.assign(schema.properties, PARAMETERS);
  if (schema.type === 'number' || schema.type === 'integer' || schema.type === 'boolean') {
    schema.type = [schema.type, 'string'] as never;
    schema.pattern = '^\\{\\{[^{}]+\\}\\}$';
  }
}
