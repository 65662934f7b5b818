import { z } from 'zod';
import { SCOPES } from '@/lib/tokens/scopes';
import { changes, type Operation } from './operation';
import { GROUPS } from './operations';
import { ANSWERS, BODIES, Id, Problem } from './schemas';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

const uri = (id: string) => `#/components/schemas/${id}`;

function componentsOf(registry: typeof ANSWERS, io: 'input' | 'output'): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { uri, io });
  const plain = Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema] as const);
  return Object.fromEntries(plain);
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io });
  return plain;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

function parametersOf(operation: Operation): Parameter[] {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const inPath = names.map((name): Parameter => {
    return { name, in: 'path', required: true, schema: schemaOf(operation.params?.[name] ?? Id, 'input') };
  });
  const { properties = {}, required = [] } = operation.query ? schemaOf(operation.query, 'input') : {};
  const inQuery = Object.entries(properties as Record<string, JsonSchema>).map(([name, property]): Parameter => {
    const { description, ...schema } = property;
    return { name, in: 'query', required: required.includes(name), ...(description && { description }), schema };
  });
  const key: Parameter = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'What the client calls this change: sent again within a day, it is done once and answered the same.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  };
  return [...inPath, ...inQuery, ...(changes(operation) ? [key] : [])];
}

function idIn(registry: typeof ANSWERS, schema: z.ZodType): string {
  const id = registry.get(schema)?.id;
  if (id === undefined) throw new Error('A schema of the API has no name.');
  return id;
}

type Content = Record<string, { schema: { $ref: string } }>;

const content = (type: string, id: string): Content => ({ [type]: { schema: { $ref: uri(id) } } });

function responsesOf({ answer }: Operation): Record<string, { description: string; content: Content }> {
  const refused = content('application/problem+json', idIn(ANSWERS, Problem));
  return {
    ...(answer
      ? { '200': { description: 'Done.', content: content('application/json', idIn(ANSWERS, answer)) } }
      : { '204': { description: 'Done; nothing is answered.', content: {} } }),
    default: { description: 'Refused: nothing was done.', content: refused },
  };
}

function described(operation: Operation, tag: string) {
  const { id, summary, description, scope, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    parameters: parametersOf(operation),
    ...(body && {
      requestBody: { required: true, content: content('application/json', idIn(BODIES, body)) },
    }),
    responses: responsesOf(operation),
    security: [{ token: scope ? [scope] : [] }],
  };
}

export type Described = ReturnType<typeof described>;

const INTRODUCTION = [
  'For programs that work beside Heldout. An access token is made on the page “Connections” of a course, or by an',
  'administrator for every course; it does what its maker may do, as far as its scopes go. Lists come in parts: send',
  '`next` of an answer as `cursor`. Moments are RFC 3339 in UTC. Points are plain points.',
].join(' ');

let made: ReturnType<typeof make> | undefined;

function make() {
  const paths: Record<string, Record<string, Described>> = {};
  for (const { tag, operations } of GROUPS) {
    for (const operation of operations) {
      const at = paths[operation.path] ?? {};
      paths[operation.path] = at;
      at[operation.method.toLowerCase()] = described(operation, tag);
    }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Heldout', version: '1', description: INTRODUCTION },
    servers: [{ url: '/api/v1' }],
    tags: GROUPS.map(({ tag }) => ({ name: tag })),
    paths,
    components: {
      schemas: { ...componentsOf(BODIES, 'input'), ...componentsOf(ANSWERS, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: `Scopes: ${SCOPES.join(', ')}.` },
      },
    },
  };
}

/** The API as OpenAPI 3.1, made from the schemas that its requests and answers are parsed by. */
export function openApiDocument() {
  made ??= make();
  return made;
}
