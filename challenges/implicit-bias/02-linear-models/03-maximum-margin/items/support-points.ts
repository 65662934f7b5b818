import { cos, type Random, sin } from '@/lib/authoring';

/** Distance from the boundary, and place along it. The first of each class lie next to it; the others lie far behind. */
const PLUS: [number, number][] = [
  [1, -1.3],
  [1, 1.6],
  [2.2, 0.3],
  [3.1, -0.7],
  [2.7, 1.5],
];
const MINUS: [number, number][] = [
  [-1, 0.2],
  [-2.3, -1.2],
  [-2.8, 0.9],
  [-1.9, 1.9],
];

/** Turns of the plane by a quarter of a right angle or more, so that no axis is the boundary. */
const ANGLES = [0.4, 0.9, 1.3, 1.9, 2.4];

const round = (value: number) => Math.round(value * 10) / 10;

/** Two separable classes, turned and moved about. The least distance between their hulls is 2, between the first points alone. */
export function generate(random: Random) {
  const angle = ANGLES[random.integer(0, ANGLES.length - 1)] ?? 0.4;
  const mirror = random.integer(0, 1) === 0 ? 1 : -1;
  const [across, up] = [cos(angle), sin(angle)];
  const [dx, dy] = [random.integer(-2, 2), random.integer(-2, 2)];
  const place = ([a, b]: [number, number]) => [
    round(dx + across * a - up * b * mirror),
    round(dy + up * a + across * b * mirror),
  ];
  const [plus, minus] = [PLUS.map(place), MINUS.map(place)];
  const all = [...plus, ...minus];
  // Room around the points for what marks them.
  const ends = (axis: number) => {
    const values = all.map((point) => point[axis] ?? 0);
    return [Math.floor(Math.min(...values) - 0.5), Math.ceil(Math.max(...values) + 0.5)];
  };
  return { plus, minus, x: ends(0), y: ends(1) };
}
