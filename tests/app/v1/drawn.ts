import { openApiDocument } from '@/app/api/v1/document';
import type { Random } from '@/lib/authoring/random';

// Requests drawn from the document: what it says may be sent, and now and then something else.

type Schema = Record<string, unknown>;

export interface Drawn {
  method: string;
  path: string;
  body: string | undefined;
  headers: Record<string, string>;
}

const ODD: unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  '\0',
  '\ud800',
  '..',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  'x'.repeat(5_000),
  '2026-13-45T99:99:99Z',
  '+275761-01-01T00:00:00Z',
  [],
  {},
  [[[]]],
];

const MOMENTS = ['1970-01-01T00:00:00Z', '2026-03-01T12:00:00+01:00', '9999-12-31T23:59:59.999Z'];

export function drawerOf(random: Random, known: Record<string, readonly string[]>) {
  const { paths, components } = openApiDocument();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({ path, method: method.toUpperCase(), told })),
  );
  const pick = <T>(list: readonly T[]): T => list[random.integer(0, list.length - 1)] as T;
  const chance = (p: number) => random.uniform() < p;

  function drawFrom(schema: Schema, name = ''): unknown {
    if (chance(0.08)) return pick(ODD);
    if (typeof schema.$ref === 'string') {
      return drawFrom(components.schemas[schema.$ref.split('/').at(-1) as string] as Schema);
    }
    if (schema.enum) return pick(schema.enum as unknown[]);
    if (schema.anyOf) return drawFrom(pick(schema.anyOf as Schema[]), name);
    switch (schema.type) {
      case 'object': {
        const { properties = {}, required = [] } = schema as { properties?: object; required?: string[] };
        const kept = Object.entries(properties).filter(
          ([key]) => required.includes(key) !== chance(0.1) || chance(0.4),
        );
        const drawn = Object.fromEntries(kept.map(([key, one]) => [key, drawFrom(one, key)]));
        return chance(0.04) ? { ...drawn, surprise: 1 } : drawn;
      }
      case 'array':
        return Array.from({ length: random.integer(0, 3) }, () => drawFrom((schema.items ?? {}) as Schema));
      case 'boolean':
        return chance(0.5);
      case 'null':
        return null;
      case 'integer':
      case 'number':
        return chance(0.8) ? random.integer(1, 60) : random.integer(-5, 1_000_000);
      default:
        if (schema.format === 'date-time') return pick(MOMENTS);
        return known[name] && chance(0.85) ? pick(known[name]) : String(pick(ODD));
    }
  }

  return (): Drawn => {
    const { path, method, told } = pick(operations);
    const query = new URLSearchParams();
    const values: Record<string, string> = {};
    const headers: Record<string, string> = {};
    for (const { name, in: where, required, schema } of told.parameters) {
      if (!required && chance(0.6)) continue;
      const drawn = String(drawFrom(schema as Schema, name)).toWellFormed();
      if (where === 'path') values[name] = drawn;
      else if (where === 'query') query.append(name, drawn);
      else headers[name] = /^[\x20-\x7e]*$/.test(drawn) ? drawn.trim() || 'k' : 'k';
    }
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] as string));
    const sent = told.requestBody?.content['application/json']?.schema;
    const text = sent && JSON.stringify(drawFrom(sent as Schema));
    const broken = text && chance(0.03) ? text.slice(0, -1) : text;
    const body = method === 'GET' ? undefined : broken;
    const search = query.size > 0 ? `?${query}` : '';
    return { method: chance(0.03) ? 'DELETE' : method, path: address + search, body, headers };
  };
}
