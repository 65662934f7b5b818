/**
 * Draws the data of this course's figures from training runs. At the root of the project:
 *
 *     npx tsx challenges/implicit-bias/figures.ts && npx biome format --write challenges/implicit-bias
 *
 * This file draws those of the chapters with the first five challenges; figures-of-choices.ts, run in the same way, the others.
 */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import {
  errorRate,
  type Model,
  matrix,
  nearestInterpolant,
  norm,
  relativeDistance,
  relativeResidual,
  rowOf,
  type Tensor,
  vector,
} from '@/lib/authoring';
import type { Challenge } from '@/lib/authoring/challenge';
import { publicDraw } from '@/lib/authoring/draw';
import type { InputSpecs } from '@/lib/authoring/inputs';
import type { Returns } from '@/lib/authoring/returns';
import { useTrainingBackend } from '@/lib/training';
import minNorm from './02-linear-models/01-minimum-norm/min-norm/challenge';
import maxMargin from './02-linear-models/03-maximum-margin/max-margin/challenge';
import widthSweep from './03-deep-networks/01-implicit-regularization/width-sweep/challenge';
import deepFactorization from './03-deep-networks/03-depth-and-rank/deep-factorization/challenge';
import fourierSparsity from './03-deep-networks/04-architecture-and-margin/fourier-sparsity/challenge';
import { inside, referenceOf, round, runOf, write } from './figure-runs';

const WIDTHS = [4, 6, 8, 12, 16, 24, 32, 64, 128, 256];
/** The draw that figures of a single one show. */
const SEED = 1;
const SEEDS = [101, 102, 103, 104, 105, 106, 107, 108];
const STEPS = [1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120, 200, 300, 400, 500, 600, 800, 1000, 1200, 1500];

await useTrainingBackend();

write('02-linear-models/01-minimum-norm/two-starts.json', await twoStarts());
write('02-linear-models/03-maximum-margin/gap-by-step.json', await gapByStep());
write('03-deep-networks/01-implicit-regularization/width-sweep.json', await errorsByWidth());
write('03-deep-networks/03-depth-and-rank/singular-values.json', await valuesByStep());
write('03-deep-networks/04-architecture-and-margin/spectra.json', await spectra());

async function twoStarts() {
  const seed = 1;
  const { runs } = minNorm.data(publicDraw('min-norm', seed), {});
  const descend = await referenceOf<{ path: tf.Tensor2D }>('02-linear-models/01-minimum-norm/min-norm');
  const measured = new Map<string, { distance: [number, number][]; residual: [number, number][]; unseen: number }>();
  for (const { name, inputs } of runs) {
    const { x, y, w0, ...values } = inputs;
    const { path: iterates } = await descend({
      ...runOf(seed),
      ...values,
      x: inside(x),
      y: inside(y),
      w0: inside(w0),
      checkpoints: STEPS,
    });
    const kept: Tensor = { shape: iterates.shape, dtype: 'float32', values: Float32Array.from(await iterates.data()) };
    const zero = new Float64Array(x.shape[1] as number);
    const least = nearestInterpolant(matrix(x), vector(y), zero);
    const nearest = nearestInterpolant(matrix(x), vector(y), vector(w0));
    measured.set(name, {
      distance: STEPS.map((step, k) => [step, round(relativeDistance(rowOf(kept, k), least))]),
      residual: STEPS.map((step, k) => [step, round(relativeResidual(matrix(x), rowOf(kept, k), vector(y)))]),
      unseen: round(norm(nearest.map((value, j) => value - (least[j] as number))) / norm(least)),
    });
  }
  const zero = measured.get('zero');
  const offset = measured.get('offset');
  if (!zero || !offset) throw new Error('The challenge min-norm has no runs named zero and offset.');
  return {
    title: {
      en: 'Both runs fit; only the one from zero reaches the least norm',
      fr: 'Les deux exécutions ajustent ; seule celle qui part de zéro atteint la norme minimale',
    },
    x: { label: { en: 'Step', fr: 'Pas' }, scale: 'log' },
    y: { label: { en: 'Relative size', fr: 'Taille relative' }, scale: 'log' },
    series: [
      {
        label: { en: 'training residual, from a random start', fr: 'résidu d’entraînement, départ aléatoire' },
        role: 'train',
        points: offset.residual,
      },
      {
        label: { en: 'distance to least norm, from zero', fr: 'distance à la norme minimale, depuis zéro' },
        role: 'other',
        points: zero.distance,
      },
      {
        label: {
          en: 'distance to least norm, from a random start',
          fr: 'distance à la norme minimale, départ aléatoire',
        },
        role: 'other',
        points: offset.distance,
      },
      {
        label: {
          en: 'part of the random start that no row sees',
          fr: 'part du départ aléatoire que nulle ligne ne voit',
        },
        role: 'reference',
        points: [
          [STEPS[0], offset.unseen],
          [STEPS.at(-1), offset.unseen],
        ],
      },
    ],
    source: {
      en: `The reference of the challenge “${minNorm.title.en}”, data of seed ${seed}.`,
      fr: `Solution de référence du défi « ${minNorm.title.fr} », données de la graine ${seed}.`,
    },
  };
}

async function gapByStep() {
  const { runs, heldOut } = maxMargin.data(publicDraw('max-margin', SEED), {});
  const kept = await checkpointsOf('02-linear-models/03-maximum-margin/max-margin', runs, logSpaced(4000, 28));
  return figureOf(
    maxMargin,
    'gap',
    { heldOut, kept },
    {
      en: 'After 4,000 steps plain descent still misses 11% of the largest margin, normalized descent 0.3%',
      fr: 'Après 4 000 pas, il manque encore 11 % de la plus grande marge à la descente simple, et 0,3 % à la normalisée',
    },
  );
}

async function valuesByStep() {
  const { runs, heldOut } = deepFactorization.data(publicDraw('deep-factorization', SEED), {});
  const steps = [...Array.from({ length: 60 }, (_, i) => 4 * (i + 1)), 300, 500, 1000, 2000, 3000];
  const kept = await checkpointsOf('03-deep-networks/03-depth-and-rank/deep-factorization', runs, steps);
  return figureOf(
    deepFactorization,
    'singular-values',
    { heldOut, kept },
    {
      en: 'One singular value rises, then a second; the others never leave the start',
      fr: 'Une valeur singulière monte, puis une deuxième ; les autres ne quittent jamais le départ',
    },
  );
}

async function spectra() {
  const { runs, heldOut } = fourierSparsity.data(publicDraw('fourier-sparsity', SEED), {});
  const kept = await checkpointsOf('03-deep-networks/04-architecture-and-margin/fourier-sparsity', runs, [6000]);
  return figureOf(
    fourierSparsity,
    'spectrum',
    { heldOut, kept },
    {
      en: `Frequency ${heldOut.frequency} gave the labels: it stands out in the convolution’s spectrum, hardly in the dense one`,
      fr: `La fréquence ${heldOut.frequency} a donné les étiquettes : elle domine le spectre de la convolution, à peine celui du réseau dense`,
    },
  );
}

type Kept = Awaited<ReturnType<typeof checkpointsOf>>;

/** A plot of a challenge as a figure of a lesson. */
function figureOf<H>(
  { plots, title: name }: Pick<Challenge<InputSpecs, Returns, H>, 'plots' | 'title'>,
  plotId: string,
  { heldOut, kept }: { heldOut: H; kept: Kept },
  title: { en: string; fr: string },
) {
  const plot = plots.find(({ id }) => id === plotId);
  const drawn = plot?.draw({ heldOut, run: (run) => kept.get(run) as never });
  return {
    kind: plot?.kind,
    title,
    x: plot?.x,
    y: plot?.y,
    series: drawn?.series.map(({ label, role, points }) => ({ label, role, points: points.map(rounded) })),
    source: {
      en: `The reference of the challenge “${name.en}”, data of seed ${SEED}.`,
      fr: `Solution de référence du défi « ${name.fr} », données de la graine ${SEED}.`,
    },
  };
}

/** What the judge would see of a reference that keeps a checkpoint after each of these steps. */
async function checkpointsOf(folder: string, runs: { name: string; inputs: object }[], steps: number[]) {
  const train = await referenceOf<{ step: number }[]>(folder);
  const kept = new Map<string, { inputs: object; artifact: object[] }>();
  for (const { name, inputs } of runs) {
    const handed = Object.entries(inputs).map(([key, value]) => [
      key,
      ArrayBuffer.isView(value.values) ? inside(value) : value,
    ]);
    const returned = await train({ ...runOf(SEED), ...Object.fromEntries(handed), checkpoints: steps });
    const artifact = returned.map(({ step, ...tensors }) => ({
      step,
      ...Object.fromEntries(
        Object.entries(tensors as Record<string, tf.Tensor>).map(([key, t]) => [
          key,
          { shape: t.shape, dtype: 'float32', values: Float32Array.from(t.dataSync()) },
        ]),
      ),
    }));
    kept.set(name, { inputs, artifact });
  }
  return kept;
}

/** About `count` steps from 1 to `last`, evenly spaced on a log axis. */
function logSpaced(last: number, count: number): number[] {
  return [...new Set(Array.from({ length: count }, (_, i) => Math.round(last ** (i / (count - 1)))))];
}

function rounded([x, y]: [number, number]): [number, number] {
  return [x, round(y)];
}

async function errorsByWidth() {
  const fit = await referenceOf<tf.LayersModel>('03-deep-networks/01-implicit-regularization/width-sweep');
  const digits = new Uint8Array(readFileSync('lib/authoring/digits/digits.bin'));
  const train = WIDTHS.map((): number[] => []);
  const heldOut = WIDTHS.map((): number[] => []);
  for (const seed of SEEDS) {
    const dealt = widthSweep.data(publicDraw('width-sweep', seed), { digits });
    const own = dealt.runs[0]?.inputs;
    if (!own) throw new Error('The challenge width-sweep deals no run.');
    for (const [k, width] of WIDTHS.entries()) {
      const network = await fit({ ...runOf(seed), x: inside(own.x), y: inside(own.y), width });
      const model: Model = {
        parameters: network.countParams(),
        predict(batch) {
          const outputs = network.predict(inside(batch)) as tf.Tensor2D;
          return { shape: outputs.shape, dtype: 'float32', values: Float32Array.from(outputs.dataSync()) };
        },
      };
      train[k]?.push(100 * errorRate(model, own));
      heldOut[k]?.push(100 * errorRate(model, dealt.heldOut));
      tf.disposeVariables();
    }
  }
  return {
    title: {
      en: 'Once the training error is zero, more width does not raise the held-out error',
      fr: 'Une fois l’erreur d’entraînement nulle, plus de largeur n’augmente pas l’erreur hors échantillon',
    },
    x: { label: { en: 'Hidden units', fr: 'Unités cachées' }, scale: 'log' },
    y: { label: { en: 'Error (% of digits)', fr: 'Erreur (% des chiffres)' }, scale: 'linear', min: 0 },
    series: [
      { label: { en: 'training digits', fr: 'chiffres d’entraînement' }, role: 'train', ...band(train) },
      { label: { en: 'held-out digits', fr: 'chiffres hors échantillon' }, role: 'held-out', ...band(heldOut) },
    ],
    source: {
      en: `The reference of the challenge “${widthSweep.title.en}”: 600 training digits, 1,500 held out, mean over ${SEEDS.length} seeds; the band is the range.`,
      fr: `Solution de référence du défi « ${widthSweep.title.fr} » : 600 chiffres d’entraînement, 1 500 hors échantillon, moyenne sur ${SEEDS.length} graines ; la bande montre l’étendue.`,
    },
  };
}

/** The mean of each width's values, between the least and the largest. */
function band(values: number[][]) {
  return {
    points: values.map((row, k) => [WIDTHS[k], round(row.reduce((sum, value) => sum + value, 0) / row.length)]),
    low: values.map((row) => round(Math.min(...row))),
    high: values.map((row) => round(Math.max(...row))),
  };
}
