import { useTranslations } from 'next-intl';
import type { JsonSchema } from '@/app/api/v1/document';

type Schema = JsonSchema | boolean;

const nameIn = (reference: string) => reference.split('/').at(-1) ?? reference;

/** A type in one line: `string or null`, `array of Person`. */
export function TypeOf({ schema }: { schema: Schema }) {
  if (typeof schema === 'boolean') return <>any</>;
  if (schema.$ref) {
    const name = nameIn(schema.$ref);
    return (
      <a className="link" href={`#schema-${name}`}>
        {name}
      </a>
    );
  }
  if (schema.enum) return <>{schema.enum.map((value) => JSON.stringify(value)).join(' | ')}</>;
  if (schema.anyOf) {
    return schema.anyOf.map((one, i) => (
      <span key={i}>
        {i > 0 && ' | '}
        <TypeOf schema={one as Schema} />
      </span>
    ));
  }
  if (schema.type === 'array') {
    return (
      <>
        array of <TypeOf schema={(schema.items ?? true) as Schema} />
      </>
    );
  }
  if (schema.type === 'object' && !schema.properties) {
    return (
      <>
        object of <TypeOf schema={(schema.additionalProperties ?? true) as Schema} />
      </>
    );
  }
  return <>{schema.format ?? schema.type ?? 'any'}</>;
}

/** The objects that a schema holds in itself, without a name of their own. */
function innerOf(schema: Schema): JsonSchema | null {
  if (typeof schema === 'boolean') return null;
  if (schema.type === 'object' && schema.properties) return schema;
  if (schema.type === 'array') return innerOf((schema.items ?? true) as Schema);
  return schema.anyOf?.map((one) => innerOf(one as Schema)).find(Boolean) ?? null;
}

/** The fields of an object, one below the other, with those of what it holds. */
export function Fields({ schema }: { schema: JsonSchema }) {
  const t = useTranslations('connections.api');
  const required = new Set(schema.required);
  return (
    <ul className="grid gap-2">
      {Object.entries(schema.properties ?? {}).map(([name, property]) => {
        const inner = innerOf(property as Schema);
        const described = typeof property === 'boolean' ? undefined : property.description;
        return (
          <li key={name} className="text-sm">
            <code className="font-semibold">{name}</code>{' '}
            <span className="font-mono text-xs text-muted">
              <TypeOf schema={property as Schema} />
            </span>
            {required.has(name) && <span className="text-xs text-muted"> · {t('required')}</span>}
            {described && <span className="block text-muted">{described}</span>}
            {inner && (
              <div className="mt-2 border-l border-rule pl-4">
                <Fields schema={inner} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
