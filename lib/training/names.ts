import * as tf from '@tensorflow/tfjs';

type Named = (...values: never[]) => unknown;

/**
 * Gives functions and classes of tfjs the names under which it exports them. A bundle has one scope for all modules, so
 * esbuild calls what has a namesake `meanSquaredError3`, and classes that mention themselves `_Sequential`; and people read these
 * names: as keys of a history, in what is printed, in traces. Its own way of keeping them costs each closure time.
 */
export function restoreNames(): void {
  const rooms = [tf, tf.layers, tf.losses, tf.metrics, tf.train, tf.initializers, tf.regularizers, tf.constraints];
  for (const room of [...rooms, tf.callbacks, tf.data, tf.io, tf.models, tf.math, tf.linalg, tf.image, tf.signal])
    for (const [name, value] of Object.entries(room)) restoreName(name, value);
  const { classNameMap } = tf.serialization.SerializationMap.getMap();
  for (const [name, [made]] of Object.entries(classNameMap)) restoreName(name, made);
}

function restoreName(name: string, value: unknown): void {
  if (typeof value !== 'function') return;
  const { name: given } = value as Named;
  const numbered = given.startsWith(name) && /^\d+$/.test(given.slice(name.length));
  if (numbered || given === `_${name}`) Object.defineProperty(value, 'name', { value: name, configurable: true });
}
