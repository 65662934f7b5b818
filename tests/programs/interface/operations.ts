import * as tf from '@tensorflow/tfjs';

// Every operation of tfjs, called once: what comes of it is printed, a line for each.

const x = tf.tensor2d([
  [0.5, -1, 2],
  [0.25, 3, -0.5],
]);
const small = tf.tensor1d([0.1, -0.4, 0.7, 0.3]);
const large = tf.tensor1d([1.5, 2.5, 1, 4]);
const whole = tf.tensor1d([3, 1, 2, 1], 'int32');
const yes = tf.tensor1d([1, 0, 1, 1], 'bool');
const no = tf.tensor1d([0, 0, 1, 0], 'bool');
const picture = tf.range(0, 32).div(10).sub(1).reshape([4, 4, 2]);
const batch = picture.expandDims(0);
const voxels = tf.range(0, 16).reshape([1, 2, 2, 2, 2]);
const complex = tf.complex([1, 2], [3, -4]);
const filter = (...shape) => tf.range(0, tf.util.sizeFromShape(shape)).div(20).sub(0.3).reshape(shape);
const loss = (w) => w.square().mul(w).sum();

const named = tf;
const each = (names, call) => Object.fromEntries(names.split(' ').map((name) => [name, () => call(named[name], name)]));

export const CALLS = {
  ...each(
    'abs all any argMax argMin asin asinh atan atanh ceil clone cos cosh elu erf exp expm1 floor isFinite isInf isNaN leakyRelu log1p ' +
      'logSigmoid logSoftmax logSumExp max mean min moments neg norm onesLike prod relu relu6 reverse round selu sigmoid sign sin sinh ' +
      'softmax softplus square step sum tan tanh transpose zerosLike cumprod cumsum euclideanNorm topk unique unstack print tensor stack',
    (f, name) =>
      f(/^(all|any)$/.test(name) ? yes : name === 'stack' ? [small, large] : name === 'tensor' ? [1, 2] : small),
  ),
  ...each('acos acosh log reciprocal rsqrt sqrt', (f, name) => f(name === 'acos' ? small : large)),
  ...each(
    'add sub mul div divNoNan floorDiv mod pow maximum minimum squaredDifference atan2 equal notEqual greater greaterEqual less lessEqual dot ' +
      'outerProduct prelu',
    (f) => f(large, small),
  ),
  ...each('logicalAnd logicalOr logicalXor', (f) => f(yes, no)),
  ...each('bitwiseAnd', (f) => f(whole, tf.tensor1d([1, 3, 3, 2], 'int32'))),
  ...each('zeros ones rand randomUniform randomNormal randomStandardNormal truncatedNormal', (f, name) =>
    name === 'rand' ? f([3], Math.random) : f([3]),
  ),
  ...each('lowerBound upperBound', (f) => f(tf.tensor1d([1, 2, 3]), large)),
  ...each('slice1d reverse1d pad1d concat1d tensor1d', (f, name) =>
    name === 'slice1d'
      ? f(small, 1, 2)
      : name === 'pad1d'
        ? f(small, [1, 1])
        : name === 'concat1d'
          ? f([small, large])
          : f(name === 'tensor1d' ? [1, 2] : small),
  ),
  ...Object.fromEntries(
    [2, 3, 4].flatMap((rank) => {
      const value = tf.range(0, 2 ** rank).reshape(Array(rank).fill(2));
      return [
        [`slice${rank}d`, () => named[`slice${rank}d`](value, Array(rank).fill(0), Array(rank).fill(1))],
        [`reverse${rank}d`, () => named[`reverse${rank}d`](value, 0)],
        [`pad${rank}d`, () => named[`pad${rank}d`](value, Array(rank).fill([0, 1]))],
        [`concat${rank}d`, () => named[`concat${rank}d`]([value, value], 0)],
        [`batchNorm${rank}d`, () => named[`batchNorm${rank}d`](value, [0, 1], [1, 2], [0, 1], [2, 1])],
      ];
    }),
  ),
  ...Object.fromEntries(
    [2, 3, 4, 5, 6].map((rank) => [
      `tensor${rank}d`,
      () => named[`tensor${rank}d`]([1, 2], [...Array(rank - 1).fill(1), 2]),
    ]),
  ),
  addN: () => tf.addN([small, large]),
  avgPool: () => tf.avgPool(batch, 3, 2, 'same'),
  avgPool3d: () => tf.avgPool3d(voxels, 2, 1, 'same'),
  maxPool: () => tf.maxPool(batch, 3, 2, 'same'),
  maxPool3d: () => tf.maxPool3d(voxels, 2, 1, 'valid'),
  maxPoolWithArgmax: () => Object.values(tf.maxPoolWithArgmax(batch, 2, 2, 'same')),
  pool: () => tf.pool(batch, [2, 2], 'avg', 'same', [1, 1], [2, 2]),
  basicLSTMCell: () =>
    tf.basicLSTMCell(tf.scalar(1), filter(4, 8), filter(8), small.reshape([2, 2]), filter(2, 2), filter(2, 2)),
  multiRNNCell: () =>
    tf.multiRNNCell([(data, c, h) => [data.add(c), data.add(h)]], tf.ones([1, 2]), [tf.ones([1, 2])], [filter(1, 2)]),
  batchNorm: () => tf.batchNorm(x, [0, 1, 2], [1, 2, 3], [0, 1, 0], [1, 1, 2]),
  batchToSpaceND: () =>
    tf.batchToSpaceND(
      filter(4, 1, 1, 1),
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ),
  spaceToBatchND: () =>
    tf.spaceToBatchND(
      filter(1, 2, 2, 1),
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ),
  bincount: () => tf.bincount(whole, small, 4),
  denseBincount: () => tf.denseBincount(whole, small, 4),
  booleanMaskAsync: () => tf.booleanMaskAsync(small, yes),
  broadcastArgs: () => tf.broadcastArgs([2, 1], [3]),
  broadcastTo: () => tf.broadcastTo(small, [2, 4]),
  buffer: () => tf.buffer([2], 'float32', Float32Array.of(1, 2)).toTensor(),
  cast: () => tf.cast(large, 'int32'),
  clipByValue: () => tf.clipByValue(x, 0, 1),
  complex: () => tf.real(tf.complex([1], [2])),
  concat: () => tf.concat([x, x], 1),
  conv1d: () => tf.conv1d(filter(1, 5, 2), filter(3, 2, 2), 1, 'same'),
  conv2d: () => tf.conv2d(batch, filter(3, 3, 2, 1), 2, 'same'),
  conv2dTranspose: () => tf.conv2dTranspose(filter(1, 2, 2, 1), filter(2, 2, 1, 1), [1, 4, 4, 1], 2, 'same'),
  conv3d: () => tf.conv3d(voxels, filter(2, 2, 2, 2, 1), 1, 'same'),
  conv3dTranspose: () => tf.conv3dTranspose(filter(1, 1, 1, 1, 1), filter(2, 2, 2, 1, 1), [1, 2, 2, 2, 1], 2, 'same'),
  depthwiseConv2d: () => tf.depthwiseConv2d(batch, filter(3, 3, 2, 1), 1, 'valid'),
  separableConv2d: () => tf.separableConv2d(batch, filter(2, 2, 2, 1), filter(1, 1, 2, 1), 2, 'same'),
  dilation2d: () => tf.dilation2d(batch, filter(2, 2, 2), 2, 'same'),
  cosineWindow: () => tf.cosineWindow(4, 0.5, 0.5),
  customGrad: () => tf.grad(tf.customGrad((v) => ({ value: v.square(), gradFunc: (dy) => dy.mul(3) })))(small),
  depthToSpace: () => tf.depthToSpace(filter(1, 1, 1, 4), 2),
  diag: () => tf.diag(small),
  dropout: () => tf.dropout(x, 0.5, null, 7),
  einsum: () => tf.einsum('ij,kj->ik', x, x),
  enclosingPowerOfTwo: () => tf.enclosingPowerOfTwo(9),
  ensureShape: () => tf.ensureShape(x, [2, 3]),
  expandDims: () => tf.expandDims(small, 1),
  eye: () => tf.eye(2, 3),
  fft: () => tf.imag(tf.fft(complex)),
  ifft: () => tf.real(tf.ifft(complex)),
  rfft: () => tf.real(tf.spectral.rfft(small)),
  irfft: () => tf.spectral.irfft(tf.complex([1, 2, 3], [0, 1, 0])),
  fill: () => tf.fill([2], 4),
  gather: () => tf.gather(small, whole),
  gatherND: () =>
    tf.gatherND(
      x,
      tf.tensor2d(
        [
          [0, 1],
          [1, 2],
        ],
        [2, 2],
        'int32',
      ),
    ),
  grad: () => tf.grad(loss)(small),
  grads: () => tf.grads((a, b) => a.mul(b).sum())([small, large]),
  valueAndGrad: () => Object.values(tf.valueAndGrad(loss)(small)),
  valueAndGrads: () => tf.valueAndGrads((a, b) => a.mul(b).sum())([small, large]).grads,
  variableGrads: () => {
    const v = tf.variable(small, true, 'of-the-sweep');
    const { grads } = tf.variableGrads(() => loss(v));
    return Object.values(grads);
  },
  imag: () => tf.imag(complex),
  real: () => tf.real(complex),
  inTopKAsync: () => tf.inTopKAsync(x, tf.tensor1d([2, 0], 'int32'), 1),
  keep: () => tf.tidy(() => tf.keep(small.add(1))),
  linspace: () => tf.linspace(0, 1, 3),
  localResponseNormalization: () => tf.localResponseNormalization(batch, 1),
  logicalNot: () => tf.logicalNot(yes),
  matMul: () => tf.matMul(x, x, false, true),
  meshgrid: () => tf.meshgrid([1, 2], [3, 4]),
  mirrorPad: () => tf.mirrorPad(small, [[1, 2]], 'symmetric'),
  movingAverage: () => tf.movingAverage(small, large, 0.9, 1),
  multinomial: () => tf.multinomial(small, 3, 5),
  nextFrame: () => tf.nextFrame(),
  oneHot: () => tf.oneHot(whole, 4),
  op: () => tf.op({ twice_: (v) => v.mul(2) })(small),
  pad: () =>
    tf.pad(
      x,
      [
        [0, 1],
        [1, 0],
      ],
      9,
    ),
  raggedGather: () => {
    const found = tf.raggedGather(
      [tf.tensor1d([0, 2, 3], 'int32')],
      small.slice(0, 3),
      tf.tensor1d([1, 0], 'int32'),
      1,
    );
    return [...found.outputNestedSplits, found.outputDenseValues];
  },
  raggedRange: () => Object.values(tf.raggedRange(tf.tensor1d([0, 5]), tf.tensor1d([3, 7]), tf.tensor1d([1, 1]))),
  raggedTensorToTensor: () =>
    tf.raggedTensorToTensor(
      tf.tensor1d([2, 2], 'int32'),
      tf.tensor1d([1, 2, 3]),
      tf.scalar(0),
      [tf.tensor1d([0, 2, 3], 'int32')],
      ['ROW_SPLITS'],
    ),
  randomGamma: () => tf.randomGamma([2], 3),
  randomUniformInt: () => tf.randomUniformInt([3], 0, 9, 4),
  range: () => tf.range(0, 1, 0.25),
  reshape: () => tf.reshape(x, [3, 2]),
  scalar: () => tf.scalar(3),
  scatterND: () => tf.scatterND(tf.tensor2d([[1], [3]], [2, 1], 'int32'), tf.tensor1d([5, 6]), [4]),
  searchSorted: () => tf.searchSorted(tf.tensor1d([1, 2, 3]), large, 'right'),
  setdiff1dAsync: () => tf.setdiff1dAsync(whole, tf.tensor1d([1], 'int32')),
  slice: () => tf.slice(x, [0, 1], [2, 1]),
  sparseToDense: () => tf.sparseToDense(tf.tensor1d([1, 3], 'int32'), tf.tensor1d([5, 6]), [4], 0),
  split: () => tf.split(small, 2),
  squeeze: () => tf.squeeze(batch.slice([0, 0, 0, 0], [1, 1, 4, 1])),
  stridedSlice: () => tf.stridedSlice(small, [3], [0], [-2]),
  // Of a tensor of its own: the plain backend of tfjs writes into what it is given.
  tensorScatterUpdate: () =>
    tf.tensorScatterUpdate(tf.tensor1d([1, 2, 3]), tf.tensor2d([[1]], [1, 1], 'int32'), tf.tensor1d([9])),
  tidy: () => tf.tidy(() => small.add(1)),
  tile: () => tf.tile(small, [2]),
  unsortedSegmentSum: () => tf.unsortedSegmentSum(small, tf.tensor1d([0, 1, 0, 1], 'int32'), 2),
  upcastType: () => tf.upcastType('int32', 'float32'),
  sumOutType: () => tf.sumOutType('bool'),
  variable: () => tf.variable(small),
  where: () => tf.where(yes, small, large),
  whereAsync: () => tf.whereAsync(yes),
};
