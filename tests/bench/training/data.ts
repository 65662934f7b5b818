import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { JOBS, type JobName, LOSS_ROWS } from './sizes';

export interface Data {
  shape: number[];
  values: Float32Array;
}

type Named = Record<string, Data>;

const random = xoroshiro128plus(20_240_607);
const uniform = () => (random.next() >>> 8) / 2 ** 24;
const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

function fill(shape: number[], draw: (index: number) => number): Data {
  const length = shape.reduce((product, side) => product * side, 1);
  return { shape, values: Float32Array.from({ length }, (_, index) => draw(index)) };
}

/** Weights as Glorot and Bengio (2010) scale them: variance 2 / (in + out). */
const weights = (inputs: number, outputs: number, shape = [inputs, outputs]) =>
  fill(shape, () => normal() * Math.sqrt(2 / (inputs + outputs)));
const zeros = (...shape: number[]) => fill(shape, () => 0);

function oneHot(classes: number[]): Data {
  return fill([classes.length, 10], (index) => (classes[Math.floor(index / 10)] === index % 10 ? 1 : 0));
}

const draw: Record<JobName, () => Named> = {
  J1() {
    const x = fill([40, 200], normal);
    const truth = fill([200], () => normal() / 14);
    const y = fill([40, 1], (row) => {
      let sum = 0.1 * normal();
      for (let i = 0; i < 200; i++) sum += (x.values[row * 200 + i] as number) * (truth.values[i] as number);
      return sum;
    });
    return { x, y, w: zeros(200, 1) };
  },
  J2() {
    const points = Array.from({ length: 500 }, () => {
      const moon = uniform() < 0.5 ? 0 : 1;
      const angle = Math.PI * uniform();
      const noise = () => 0.15 * normal();
      return moon === 0
        ? [Math.cos(angle) + noise(), Math.sin(angle) + noise(), 0]
        : [1 - Math.cos(angle) + noise(), 0.5 - Math.sin(angle) + noise(), 1];
    });
    return {
      x: fill([500, 2], (index) => points[index >> 1]?.[index & 1] as number),
      y: fill([500, 1], (index) => points[index]?.[2] as number),
      w1: weights(2, 64),
      b1: zeros(64),
      w2: weights(64, 64),
      b2: zeros(64),
      w3: weights(64, 1),
      b3: zeros(1),
    };
  },
  J3() {
    // As in handwriting: most of a picture is empty, and a class is a set of strokes of its own.
    const strokes = fill([10, 784], () => (uniform() < 0.2 ? uniform() : 0)).values;
    const classes = Array.from({ length: 2000 }, () => Math.floor(10 * uniform()));
    const x = fill([2000, 784], (index) => {
      const stroke = strokes[(classes[Math.floor(index / 784)] as number) * 784 + (index % 784)] as number;
      return Math.min(1, Math.max(0, 0.35 * stroke + (uniform() < 0.15 ? uniform() : 0)));
    });
    return {
      x,
      y: oneHot(classes),
      w1: weights(784, 512),
      b1: zeros(512),
      w2: weights(512, 512),
      b2: zeros(512),
      w3: weights(512, 10),
      b3: zeros(10),
    };
  },
  J4() {
    const left = fill([100, 5], normal).values;
    const right = fill([5, 100], normal).values;
    const target = fill([100, 100], (index) => {
      let sum = 0;
      for (let i = 0; i < 5; i++) {
        sum += (left[Math.floor(index / 100) * 5 + i] as number) * (right[i * 100 + (index % 100)] as number);
      }
      return sum;
    });
    const small = () => fill([100, 100], () => 0.06 * normal());
    return {
      x: fill([100, 1], (row) => row),
      y: target,
      mask: fill([100, 100], () => (uniform() < 0.3 ? 1 : 0)),
      w1: small(),
      w2: small(),
      w3: small(),
    };
  },
  J5() {
    // A class is a grating of its own direction and width, at any phase.
    const classes = Array.from({ length: 2000 }, () => Math.floor(10 * uniform()));
    const phases = classes.map(() => 2 * Math.PI * uniform());
    const x = fill([2000, 28, 28, 1], (index) => {
      const image = Math.floor(index / 784);
      const kind = classes[image] as number;
      const angle = ((kind % 5) * Math.PI) / 5;
      const along = Math.cos(angle) * (index % 28) + Math.sin(angle) * (Math.floor(index / 28) % 28);
      return Math.sin(along * (kind < 5 ? 0.6 : 1.4) + (phases[image] as number)) + 0.5 * normal();
    });
    return {
      x,
      y: oneHot(classes),
      k1: weights(9, 72, [3, 3, 1, 8]),
      c1: zeros(8),
      k2: weights(72, 144, [3, 3, 8, 16]),
      c2: zeros(16),
      w3: weights(784, 10),
      b3: zeros(10),
    };
  },
};

/** Writes each training's data and starting weights as raw float32, little-endian, with a list of names and shapes. */
export function writeData(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const job of Object.keys(JOBS) as JobName[]) {
    const named = Object.entries(draw[job]());
    writeFileSync(
      path.join(folder, `${job}.json`),
      JSON.stringify({
        ...JOBS[job],
        lossRows: LOSS_ROWS,
        tensors: named.map(([name, { shape }]) => ({ name, shape })),
      }),
    );
    const buffers = named.map(([, { values }]) => Buffer.from(values.buffer, values.byteOffset, values.byteLength));
    writeFileSync(path.join(folder, `${job}.f32`), Buffer.concat(buffers));
  }
}

export function readData(folder: string, job: JobName): Named {
  const list = JSON.parse(readFileSync(path.join(folder, `${job}.json`), 'utf8')) as {
    tensors: { name: string; shape: number[] }[];
  };
  const bytes = readFileSync(path.join(folder, `${job}.f32`));
  const values = new Float32Array(new Uint8Array(bytes).buffer);
  const named: Named = {};
  let at = 0;
  for (const { name, shape } of list.tensors) {
    const length = shape.reduce((product, side) => product * side, 1);
    named[name] = { shape, values: values.slice(at, at + length) };
    at += length;
  }
  return named;
}
