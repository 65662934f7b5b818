import { z } from 'zod';

/** A value inside an item, and the way to it. */
export interface Place<Value> {
  path: (string | number)[];
  value: Value;
}

/** Every value that stands where a schema has `wanted`, by identity: a field added to a kind is found without being listed. */
export function placesOf<Wanted extends z.ZodType>(
  schema: z.core.$ZodType,
  wanted: Wanted,
  value: unknown,
): Place<z.output<Wanted>>[] {
  return placesWhere<z.output<Wanted>>(schema, (one) => one === (wanted as z.core.$ZodType), value);
}

/**
 * The same for schemas of which `isWanted` holds.
 * @throws on a kind of schema that it cannot look into, so that no field is passed over in silence.
 */
export function placesWhere<Value>(
  schema: z.core.$ZodType,
  isWanted: (schema: z.core.$ZodType) => boolean,
  value: unknown,
  path: (string | number)[] = [],
): Place<Value>[] {
  if (value === undefined || value === null) return [];
  if (isWanted(schema)) return [{ path, value: value as Value }];
  const inner = (next: z.core.$ZodType, at: unknown, step?: string | number) =>
    placesWhere<Value>(next, isWanted, at, step === undefined ? path : [...path, step]);
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.core.$ZodType>);
    return fields.flatMap(([key, field]) => inner(field, (value as Record<string, unknown>)[key], key));
  }
  if (schema instanceof z.ZodArray) {
    return (value as unknown[]).flatMap((element, i) => inner(schema.element as z.core.$ZodType, element, i));
  }
  if (schema instanceof z.ZodTuple) {
    return (value as unknown[]).flatMap((element, i) => inner(schema.def.items[i] as z.core.$ZodType, element, i));
  }
  if (schema instanceof z.ZodRecord) {
    const fields = Object.entries(value as Record<string, unknown>);
    return fields.flatMap(([key, field]) => inner(schema.valueType as z.core.$ZodType, field, key));
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return inner(schema.def.innerType as z.core.$ZodType, value);
  }
  if (schema instanceof z.ZodUnion) {
    const fits = (schema.options as z.core.$ZodType[]).find((option) => z.safeParse(option, value).success);
    return fits ? inner(fits, value) : [];
  }
  if (LEAVES.some((leaf) => schema instanceof leaf)) return [];
  throw new Error(`Texts inside a ${schema._zod.def.type} of a schema cannot be found.`);
}

const LEAVES = [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodLiteral, z.ZodEnum];
