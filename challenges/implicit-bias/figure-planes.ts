/** Pictures of the plane of two weights: descent to the line w1 + 2 w2 = 2, on which the loss is zero. */
import { exp, log } from '@/lib/authoring';
import { round } from './figure-runs';

export type Point = [number, number];

/** The points with w1 + 2 w2 = 2, drawn from one end of the picture to the other. */
const SOLUTIONS = {
  label: { en: 'zero loss', fr: 'perte nulle' },
  role: 'reference',
  points: [
    [0, 1],
    [1.2, 0.4],
  ] as Point[],
};

/** Paths of (w1, w2) under a rule that gets the gradient of (w1 + 2 w2 - 2)^2 / 2; every so many steps a point is kept. */
function pathOf(start: Point, steps: number, rule: (w: Point, gradient: Point) => Point): Point[] {
  const path: Point[] = [start];
  let w = start;
  for (let step = 1; step <= steps; step++) {
    const residual = w[0] + 2 * w[1] - 2;
    w = rule(w, [residual, 2 * residual]);
    if (step % Math.ceil(steps / 80) === 0) path.push([round(w[0]), round(w[1])]);
  }
  return path;
}

export function threePaths() {
  const size = 0.01;
  return {
    kind: 'plane',
    title: {
      en: 'One loss, three ways to step: each path meets the line of zero loss elsewhere',
      fr: 'Une seule perte, trois façons de faire un pas : chaque chemin rejoint ailleurs la droite de perte nulle',
    },
    x: { label: { en: 'first weight', fr: 'premier poids' }, min: 0, max: 1.2 },
    y: { label: { en: 'second weight', fr: 'second poids' }, min: 0, max: 1.05 },
    series: [
      SOLUTIONS,
      {
        label: { en: 'descent on w', fr: 'descente sur w' },
        role: 'other',
        points: pathOf([0, 0], 1600, (w, g) => [w[0] - size * g[0], w[1] - size * g[1]]),
      },
      {
        label: { en: 'descent on u, w = u²', fr: 'descente sur u, w = u²' },
        role: 'other',
        points: pathOf([0.01, 0.01], 1600, (w, g) => {
          const square = (weight: number, slope: number) => (Math.sqrt(weight) * (1 - size * 2 * slope)) ** 2;
          return [square(w[0], g[0]), square(w[1], g[1])];
        }),
      },
      {
        label: { en: 'steps of the sign', fr: 'pas du signe' },
        role: 'other',
        points: pathOf([0, 0], 1600, (w, g) => {
          const step = Math.min(size / 10, Math.abs(g[0]) / 10);
          return [w[0] - step * Math.sign(g[0]), w[1] - step * Math.sign(g[1])];
        }),
      },
    ],
    source: {
      en: 'The loss (w₁ + 2w₂ − 2)²/2, 1,600 small steps of each kind, from zero; u starts at 0.1.',
      fr: 'La perte (w₁ + 2w₂ − 2)²/2, 1 600 petits pas de chaque sorte, depuis zéro ; u part de 0,1.',
    },
  };
}

/** From one start to one line, with two potentials; and around the start, the largest level sets that touch the line. */
export function twoPotentials() {
  const start: Point = [0.3, 0.1];
  const size = 0.01;
  const euclidean = pathOf(start, 1600, (w, g) => [w[0] - size * g[0], w[1] - size * g[1]]);
  const entropy = pathOf(start, 3200, (w, g) => [w[0] * exp(-size * g[0]), w[1] * exp(-size * g[1])]);
  const square = (w: Point) => ((w[0] - start[0]) ** 2 + (w[1] - start[1]) ** 2) / 2;
  const relative = (w: Point) =>
    w.reduce((sum, value, j) => sum + value * log(value / (start[j] as number)) - value + (start[j] as number), 0);
  return {
    kind: 'plane',
    title: {
      en: 'From one start to one line: each potential goes to where its own level set touches',
      fr: 'D’un même départ à une même droite : chaque potentiel va là où sa ligne de niveau la touche',
    },
    x: { label: { en: 'first weight', fr: 'premier poids' }, min: 0, max: 1.2 },
    y: { label: { en: 'second weight', fr: 'second poids' }, min: 0, max: 1.05 },
    series: [
      SOLUTIONS,
      { label: { en: 'Euclidean', fr: 'euclidien' }, role: 'other', points: euclidean },
      { label: { en: 'entropy', fr: 'entropie' }, role: 'other', points: entropy },
      {
        label: { en: 'equally far, Euclidean', fr: 'aussi loin, euclidien' },
        role: 'reference',
        points: levelSet(start, square, euclidean.at(-1) as Point),
      },
      {
        label: { en: 'equally far, entropy', fr: 'aussi loin, entropie' },
        role: 'reference',
        points: levelSet(start, relative, entropy.at(-1) as Point),
      },
    ],
    source: {
      en: 'Mirror descent on (w₁ + 2w₂ − 2)²/2 from (0.3, 0.1), small steps, until the loss is zero.',
      fr: 'Descente miroir sur (w₁ + 2w₂ − 2)²/2 depuis (0,3 ; 0,1), à petits pas, jusqu’à une perte nulle.',
    },
  };
}

/** The points around `start` that are as far from it as `end`, those with positive weights, by bisection along rays. */
function levelSet(start: Point, distance: (w: Point) => number, end: Point): Point[] {
  const level = distance(end);
  const rays = Array.from({ length: 181 }, (_, i) => (2 * Math.PI * (i - 45)) / 180);
  return rays.flatMap((angle): Point[] => {
    const direction = [Math.cos(angle), Math.sin(angle)] as const;
    const at = (length: number): Point => [start[0] + length * direction[0], start[1] + length * direction[1]];
    let [near, far] = [
      0,
      Math.min(2, ...start.map((s, j) => ((direction[j] as number) < 0 ? s / -(direction[j] as number) : 2))),
    ];
    if (distance(at(far * 0.9999)) < level) return [];
    for (let i = 0; i < 60; i++) {
      const middle = (near + far) / 2;
      if (distance(at(middle)) < level) near = middle;
      else far = middle;
    }
    return [at(near).map(round) as Point];
  });
}
