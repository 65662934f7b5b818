import type { Draw } from './draw';
import type { Tensor } from './tensor';

export type DataSetName = 'digits';

/** The bytes of each data set a challenge asks for; the host loads them, so that dealing stays pure. */
export type DataSets = Partial<Record<DataSetName, Uint8Array>>;

const SIDE = 14;
const PIXELS = SIDE * SIDE;
const CLASSES = 10;

export interface Labelled {
  /** Pixels in [0, 1], shape [rows, pixels]. */
  x: Tensor;
  /** Class numbers, shape [rows], int32. */
  y: Tensor;
}

/**
 * Deals disjoint rows of the digits (10,000 handwritten digits of MNIST at 14x14; LeCun, Bottou, Bengio, Haffner,
 * Proceedings of the IEEE 86, 1998). Which number each class gets and the order of the pixels are part of the draw's truth, so
 * that weights trained elsewhere are worth nothing here; which rows are held out, of those that no run sees, is drawn apart.
 * @throws Error when the bytes are missing or not of the expected length, or more rows are asked for than there are.
 */
export function dealDigits(
  sets: DataSets,
  { truth, inputs, heldOut }: Draw,
  rows: { train: number; heldOut: number },
): { train: Labelled; heldOut: Labelled } {
  const bytes = sets.digits;
  const count = bytes === undefined ? 0 : bytes.length / (PIXELS + 1);
  if (bytes === undefined || !Number.isInteger(count))
    throw new Error('The data set "digits" was not handed over whole.');
  if (rows.train + rows.heldOut > count) throw new Error(`The data set "digits" has only ${count} rows.`);
  const classes = truth.permutation(CLASSES);
  const pixels = Uint8Array.from(truth.permutation(PIXELS));
  const shown = inputs.sample(count, rows.train);
  const seen = new Uint8Array(count);
  for (const row of shown) seen[row] = 1;
  const rest = new Uint32Array(count - rows.train);
  for (let row = 0, unseen = 0; row < count; row++) if (seen[row] === 0) rest[unseen++] = row;
  const hidden = heldOut.sample(rest.length, rows.heldOut).map((i) => rest[i] as number);
  const pick = (chosen: number[]): Labelled => {
    const x = new Float32Array(chosen.length * PIXELS);
    const y = new Int32Array(chosen.length);
    for (let i = 0, to = 0; i < chosen.length; i++) {
      const row = chosen[i] as number;
      const from = row * PIXELS;
      for (let j = 0; j < PIXELS; j++) x[to++] = (bytes[from + (pixels[j] as number)] as number) / 255;
      y[i] = classes[bytes[count * PIXELS + row] as number] as number;
    }
    // As they are: a copy of them costs as much as making them.
    return {
      x: { shape: [chosen.length, PIXELS], dtype: 'float32', values: x },
      y: { shape: [chosen.length], dtype: 'int32', values: y },
    };
  };
  return {
    train: pick(shown),
    heldOut: pick(hidden),
  };
}
