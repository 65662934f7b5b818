// The language as it was before any program ran: what a program puts in the place of a built-in is not asked here.

const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { keys } = Object;
const { isArray } = Array;
const { stringify } = JSON;
const { slice } = String.prototype;
const encoder = new TextEncoder();
const { encode } = TextEncoder.prototype;
const numbers = getPrototypeOf(Uint8Array.prototype) as Uint8Array;
const getter = (name: string) => getOwnPropertyDescriptor(numbers, name)?.get as () => never;
const [bufferOf, byteOffsetOf, byteLengthOf] = [getter('buffer'), getter('byteOffset'), getter('byteLength')];
const Bytes = Uint8Array;

/** Puts a value at the end of a list of ours. */
export function append<T>(list: T[], value: T): void {
  const property = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
  defineProperty(list, list.length, property);
}

export function shortened(text: string, length: number): string {
  return apply(slice, text, [0, length]);
}

export function utf8(text: string): Uint8Array {
  return apply(encode, encoder, [text]);
}

/** The bytes behind numbers, from one of them on. */
export function bytesOf(values: ArrayBufferView, from = 0): Uint8Array {
  return new Bytes(apply(bufferOf, values, []), apply(byteOffsetOf, values, []) + from, lengthOf(values) - from);
}

/** In bytes. */
export function lengthOf(values: ArrayBufferView): number {
  return apply(byteLengthOf, values, []);
}

/** JSON of plain data, the same text that `JSON.stringify` gives; nothing that the data may have inherited is called. */
export function json(value: unknown): string {
  if (typeof value !== 'object' || value === null) return stringify(value) ?? 'null';
  let text = '';
  if (isArray(value)) {
    for (let i = 0; i < value.length; i++) text += `${i === 0 ? '' : ','}${json(value[i])}`;
    return `[${text}]`;
  }
  const names = keys(value);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const inner = (value as Record<string, unknown>)[name];
    if (inner === undefined) continue;
    text += `${text === '' ? '' : ','}${stringify(name)}:${json(inner)}`;
  }
  return `{${text}}`;
}
