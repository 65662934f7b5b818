import { type Draw, tensor } from '@/lib/authoring';

const TRAINING = 40;
const HELD_OUT = 200;
const NOISE = 0.1;

/** Points on a line through zero, with noise; its slope is the truth that nobody is told. */
export function dealLine({ truth, inputs, heldOut }: Draw) {
  const slope = 1 + truth.uniform();
  const valueAt = (x: number, noise: number) => slope * x + NOISE * noise;
  const x = inputs.normals(TRAINING);
  const noise = truth.normals(TRAINING);
  const hidden = heldOut.normals(HELD_OUT);
  const hiddenNoise = heldOut.normals(HELD_OUT);
  return {
    slope,
    x: tensor([TRAINING], x),
    y: tensor(
      [TRAINING],
      x.map((value, i) => valueAt(value, noise[i] as number)),
    ),
    heldOut: { x: [...hidden], y: [...hidden].map((value, i) => valueAt(value, hiddenNoise[i] as number)) },
  };
}
