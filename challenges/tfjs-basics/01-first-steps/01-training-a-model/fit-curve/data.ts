import { type Draw, sin, tensor } from '@/lib/authoring';

const TRAINING = 480;
const HELD_OUT = 400;
const NOISE = 0.3;
const EDGE = 2;

/** A wave of which nobody is told the height, the speed and the place. */
export function dealWave({ truth, inputs, heldOut }: Draw) {
  const height = 0.8 + 0.4 * truth.uniform();
  const speed = 1.5 + truth.uniform();
  const shift = 6.28 * truth.uniform();
  const wave = (x: number) => height * sin(speed * x + shift);
  const places = (from: typeof inputs, count: number) =>
    Array.from({ length: count }, () => EDGE * (2 * from.uniform() - 1));
  const x = places(inputs, TRAINING);
  const noise = truth.normals(TRAINING);
  const hidden = places(heldOut, HELD_OUT);
  return {
    wave,
    x: tensor([TRAINING, 1], x),
    y: tensor(
      [TRAINING, 1],
      x.map((at, i) => wave(at) + NOISE * (noise[i] as number)),
    ),
    heldOut: { x: tensor([HELD_OUT, 1], hidden), y: hidden.map(wave) },
  };
}
