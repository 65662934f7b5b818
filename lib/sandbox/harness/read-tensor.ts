import * as tf from '@tensorflow/tfjs';
import type { WireTensor } from '../job';
import { append } from '../own';

// Taken while they are still tfjs's and the language's own: a program may replace them, and what a tensor says of itself.
const engine = tf.engine() as unknown as {
  readSync(dataId: object): unknown;
  /** Replaced when the training backend starts. */
  state: { tensorInfo: { has(dataId: object): boolean } };
};
const { readSync } = engine;
const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { hasOwn } = Object;
const { isArray } = Array;
const { isInteger } = Number;
const { Tensor } = tf;
const isInstance = Function.prototype[Symbol.hasInstance];
const numbers = { float32: Float32Array, int32: Int32Array };
const arrays = getPrototypeOf(Uint8Array.prototype) as object;
const getter = (name: string | symbol) => getOwnPropertyDescriptor(arrays, name)?.get as () => unknown;
const nameOf = getter(Symbol.toStringTag);
const lengthOf = getter('length');
const { set } = Uint8Array.prototype;

const MOST_AXES = 8;
const TYPES = ['float32', 'int32', 'bool', 'string', 'complex64'];

/** Whether a value was made as a tensor of this tfjs, or claims so. `instanceof` would look for three methods by name. */
export function isTensor(value: unknown): value is object {
  return typeof value === 'object' && apply(isInstance, Tensor, [value]);
}

/** Of a property that holds a value; what is asked for by a function stays unasked. */
function own(value: object, name: string): unknown {
  const property = getOwnPropertyDescriptor(value, name);
  return property && hasOwn(property, 'value') ? property.value : undefined;
}

/** "a bool tensor"; "a tensor" when its type is none of tfjs's. */
export function describeTensor(tensor: object): string {
  if (own(tensor, 'isDisposedInternal') === true) return 'a disposed tensor';
  const dtype = own(tensor, 'dtype');
  for (let i = 0; i < TYPES.length; i++) if (dtype === TYPES[i]) return `a ${TYPES[i]} tensor`;
  return 'a tensor';
}

/**
 * What a tensor is, taken once: its values as the engine keeps them, in an array of ours, with a type and a shape that fit
 * them. Nothing that was put in the place of a property is called, and no property is asked twice.
 * @param room for its values, in bytes.
 * @returns `other-type` for a tensor that cannot travel, `not-genuine` for what is not as the engine made it.
 */
export function readTensor(tensor: object, room: number): WireTensor | 'too-large' | 'not-genuine' | 'other-type' {
  if (own(tensor, 'isDisposedInternal') === true) return 'other-type';
  const dtype = own(tensor, 'dtype');
  if (dtype === 'bool' || dtype === 'string' || dtype === 'complex64') return 'other-type';
  const shape = readShape(own(tensor, 'shape'));
  if (!shape || (dtype !== 'float32' && dtype !== 'int32')) return 'not-genuine';
  let size = 1;
  for (let axis = 0; axis < shape.length; axis++) size *= shape[axis] as number;
  if (size * 4 > room) return 'too-large';
  const dataId = own(tensor, 'dataId');
  if (typeof dataId !== 'object' || dataId === null || !engine.state.tensorInfo.has(dataId)) return 'not-genuine';
  const kept = apply(readSync, engine, [dataId]);
  const Numbers = numbers[dtype];
  if (apply(nameOf, kept, []) !== `${dtype === 'int32' ? 'Int' : 'Float'}32Array`) return 'not-genuine';
  if (apply(lengthOf, kept, []) !== size) return 'not-genuine';
  const values = new Numbers(size);
  apply(set, values, [kept]);
  return { shape, dtype, values } as WireTensor;
}

function readShape(given: unknown): number[] | null {
  if (!isArray(given)) return null;
  const axes: unknown = given.length;
  const shape: number[] = [];
  if (typeof axes !== 'number' || !(axes <= MOST_AXES)) return null;
  for (let axis = 0; axis < axes; axis++) {
    const length: unknown = given[axis];
    if (!isInteger(length) || !((length as number) >= 0 && (length as number) <= 2 ** 31)) return null;
    append(shape, length as number);
  }
  return shape;
}
