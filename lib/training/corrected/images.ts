import {
  add,
  cast,
  ceil,
  clipByValue,
  floor,
  type GradFunc,
  gather,
  greaterEqual,
  lessEqual,
  logicalAnd,
  matMul,
  mul,
  range,
  reshape,
  round,
  scalar,
  slice,
  sub,
  type Tensor,
  type Tensor2D,
  tensor2d,
  transpose,
  where,
} from '@tensorflow/tfjs';
import { type Correction, noteCorrected } from './correction';
import { type Attributes, defined, definedWhere, type Tensors } from './differentiate';
import { projectedPlaces } from './projection';

interface Resize {
  size: [number, number];
  alignCorners: boolean;
  halfPixelCenters: boolean;
}

/** What each of the new rows (or columns) takes from the old ones: [after, before]. */
function rowsOf(before: number, after: number, { alignCorners, halfPixelCenters }: Resize, nearest: boolean): Tensor2D {
  const aligned = alignCorners && after > 1;
  const ratio = (aligned ? before - 1 : before) / (aligned ? after - 1 : after);
  const weights = new Array<number>(after * before).fill(0);
  const give = (row: number, from: number, weight: number) => {
    weights[row * before + from] = (weights[row * before + from] as number) + weight;
  };
  for (let row = 0; row < after; row++) {
    if (nearest) {
      const at = ratio * (halfPixelCenters ? row + 0.5 : row);
      give(row, Math.max(0, Math.min(before - 1, alignCorners ? Math.round(at) : Math.floor(at))), 1);
      continue;
    }
    const at = halfPixelCenters ? ratio * (row + 0.5) - 0.5 : ratio * row;
    const low = Math.max(0, Math.floor(at));
    give(row, low, 1 - (at - low));
    give(row, Math.min(before - 1, Math.ceil(at)), at - low);
  }
  return tensor2d(weights, [after, before]);
}

/** Every line of `x` along an axis times a matrix. */
function along(x: Tensor, axis: number, matrix: Tensor2D): Tensor {
  const front = [axis, ...x.shape.map((_, i) => i).filter((i) => i !== axis)];
  const back = front.map((_, i) => front.indexOf(i));
  const lines = transpose(x, front);
  const product = matMul(matrix, reshape(lines, [x.shape[axis] as number, -1]));
  return transpose(reshape(product, [matrix.shape[0], ...lines.shape.slice(1)]), back);
}

const resized = (nearest: boolean) => (inputs: Tensors, attrs: Resize) => {
  const images = inputs.images as Tensor;
  const [height, width] = attrs.size;
  const tall = along(images, 1, rowsOf(images.shape[1] as number, height, attrs, nearest));
  return along(tall, 2, rowsOf(images.shape[2] as number, width, attrs, nearest));
};

const halfPixels: Correction = {
  id: 'resize-half-pixels',
  what: 'Gradients of `tf.image.resizeBilinear` and `resizeNearestNeighbor` with half-pixel centres',
  stock: 'Those of the resize without them',
  right: 'The transpose of what was done',
  by: 'TensorFlow',
  source: 'tfjs-core/dist/gradients/ResizeBilinear_grad.js, ResizeNearestNeighbor_grad.js',
  gradients: (stock) =>
    ['ResizeBilinear', 'ResizeNearestNeighbor'].map((kernelName) => {
      const plain = stock(kernelName);
      return definedWhere(
        kernelName,
        (dy, saved, attrs) => {
          const [images] = saved as [Tensor];
          const { images: whole } = plain(dy, saved, attrs) as { images(): Tensor };
          // The plain kernel declares height and width the wrong way round.
          return { images: () => reshape(whole(), images.shape) };
        },
        { inputs: ['images'], definition: resized(kernelName === 'ResizeNearestNeighbor') },
        (_inputs, { halfPixelCenters }) => {
          if (halfPixelCenters) noteCorrected('resize-half-pixels');
          return halfPixelCenters;
        },
      );
    }),
};

/** Where the rows (or columns) of each crop lie in the picture: [boxes, places]. */
function positions(from: Tensor, to: Tensor, side: number, places: number): Tensor {
  if (places === 1) return mul(add(from, to), 0.5 * (side - 1));
  const steps = reshape(range(0, places, 1, 'float32'), [1, places]);
  return add(mul(from, side - 1), mul(mul(sub(to, from), (side - 1) / (places - 1)), steps));
}

function cropped({ image, boxes, boxInd }: Tensors, attrs: Attributes): Tensor {
  const { cropSize, method, extrapolationValue } = attrs as Attributes as {
    cropSize: [number, number];
    method: string;
    extrapolationValue: number;
  };
  const [batch, height, width, channels] = (image as Tensor).shape as [number, number, number, number];
  const count = (boxes as Tensor).shape[0] as number;
  const [rows, columns] = cropSize;
  const edge = (i: number) => slice(boxes as Tensor, [0, i], [count, 1]);
  const y = reshape(positions(edge(0), edge(2), height, rows), [count, rows, 1]);
  const x = reshape(positions(edge(1), edge(3), width, columns), [count, 1, columns]);
  const pixels = reshape(image as Tensor, [batch * height * width, channels]);
  const picture = reshape(clipByValue(boxInd as Tensor, 0, batch - 1), [count, 1, 1]);
  const whole = (at: Tensor, side: number) => cast(clipByValue(at, 0, side - 1), 'int32');
  const at = (row: Tensor, column: Tensor) => {
    const line = add(mul(cast(picture, 'int32'), scalar(height, 'int32')), whole(row, height));
    return gather(pixels, add(mul(line, scalar(width, 'int32')), whole(column, width)) as never);
  };
  const share = (place: Tensor) => reshape(sub(place, floor(place)), [...place.shape, 1]);
  const mixed = (a: Tensor, b: Tensor, part: Tensor) => add(a, mul(sub(b, a), part));
  let value: Tensor;
  if (method === 'nearest') value = at(round(y), round(x));
  else {
    const top = mixed(at(floor(y), floor(x)), at(floor(y), ceil(x)), share(x));
    const bottom = mixed(at(ceil(y), floor(x)), at(ceil(y), ceil(x)), share(x));
    value = mixed(top, bottom, share(y));
  }
  const within = (place: Tensor, side: number) => logicalAnd(greaterEqual(place, 0), lessEqual(place, side - 1));
  const inside = reshape(logicalAnd(within(y, height), within(x, width)), [count, rows, columns, 1]);
  const found = where(inside, value, scalar(extrapolationValue));
  const known = reshape((boxInd as Tensor).less(batch), [count, 1, 1, 1]);
  return where(known, found, scalar(0));
}

function transformed(image: Tensor, transforms: Tensor, attrs: Attributes): Tensor {
  const [batch, height, width, channels] = image.shape as [number, number, number, number];
  const pixels = reshape(image, [batch * height * width, channels]);
  const found = projectedPlaces([batch, height, width], transforms, attrs);
  return found
    .map(({ places, weights }) => mul(gather(pixels, places as never), weights) as Tensor)
    .reduce((a, b) => add(a, b));
}

const transformGradient: GradFunc = (dy, saved, attrs) => {
  const [image, transforms] = saved as [Tensor, Tensor];
  const definition = ({ x }: Tensors) => transformed(x as Tensor, transforms, attrs);
  const { gradFunc } = defined('Transform', { inputs: ['x'], definition });
  return { image: () => (gradFunc(dy, [image], attrs) as { x(): Tensor }).x() };
};

export const IMAGES: Correction[] = [
  halfPixels,
  {
    id: 'crops',
    what: 'Gradients of `tf.image.cropAndResize` (by picture and boxes) and `tf.image.transform` (by the picture)',
    stock: null,
    right: 'Those of the interpolation that they do',
    by: 'TensorFlow',
    source: 'tfjs-core/dist/register_all_gradients.js (none)',
    gradients: () => [
      defined('CropAndResize', { inputs: ['image', 'boxes'], constant: ['boxInd'], definition: cropped }),
      { kernelName: 'Transform', inputsToSave: ['image', 'transforms'], gradFunc: transformGradient },
    ],
  },
];
