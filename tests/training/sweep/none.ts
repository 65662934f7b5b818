// What the sweep has no derivative of, and why.

const whole = 'gives whole numbers, truth values or indices: flat between its jumps';
const values = 'makes values from numbers and shapes, none of which is differentiated';
const words = 'of words';
const random = 'draws at random';
const later = 'gives a promise, which no gradient waits for; `gather` by its result has one';
const ragged = 'takes lists of tensors, which the tape does not keep; `gather` and `scatterND` do the same with one';
const change = 'changes a variable in place';
const other = 'is of another kind: a class, a setting, a way to differentiate or to run';
const alias = 'checks the number of axes and goes on to the same name without it';

const each = (reason: string, names: string) => Object.fromEntries(names.split(' ').map((name) => [name, reason]));

export const KERNELS_WITHOUT: Record<string, string> = {
  ...each(
    whole,
    'All Any ArgMin BitwiseAnd BroadcastArgs IsFinite IsInf IsNan NonMaxSuppressionV3 NonMaxSuppressionV4',
  ),
  ...each(whole, 'NonMaxSuppressionV5 RaggedRange SearchSorted SparseFillEmptyRows SparseReshape'),
  ...each('a choice between equal values', 'Unique'),
  ...each(words, 'StaticRegexReplace StringNGrams StringSplit StringToHashBucketFast'),
  ...each(values, 'LinSpace'),
  ...each(random, 'Multinomial'),
  ...each(ragged, 'RaggedGather RaggedTensorToTensor'),
  ...each('draws on a page', 'Draw'),
};

export const NAMES_WITHOUT: Record<string, string> = {
  ...each(whole, 'any argMin bitwiseAnd broadcastArgs ceil floor floorDiv greater isFinite isInf isNaN lowerBound'),
  ...each(whole, 'oneHot raggedRange round searchSorted sign step upperBound image.nonMaxSuppression'),
  ...each(whole, 'image.nonMaxSuppressionWithScore image.nonMaxSuppressionPadded image.threshold'),
  ...each(whole, 'sparse.sparseFillEmptyRows sparse.sparseReshape'),
  ...each('a choice between equal values', 'unique'),
  ...each(values, 'buffer cosineWindow enclosingPowerOfTwo eye fill linspace ones range signal.hammingWindow'),
  ...each(values, 'signal.hannWindow tensor tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d variable'),
  ...each(random, 'multinomial rand randomGamma randomNormal randomStandardNormal randomUniform randomUniformInt'),
  ...each(random, 'truncatedNormal'),
  ...each(later, 'booleanMaskAsync inTopKAsync setdiff1dAsync whereAsync image.nonMaxSuppressionAsync'),
  ...each(later, 'image.nonMaxSuppressionWithScoreAsync image.nonMaxSuppressionPaddedAsync'),
  ...each(ragged, 'raggedGather raggedTensorToTensor'),
  ...each(change, 'movingAverage'),
  ...each(alias, 'batchNorm2d batchNorm3d concat1d concat2d concat3d concat4d pad1d pad2d pad3d pad4d reverse1d'),
  ...each(alias, 'batchNorm4d reverse2d reverse3d reverse4d slice1d slice2d slice3d slice4d'),
  ...each(
    other,
    'AdadeltaOptimizer AdagradOptimizer AdamOptimizer AdamaxOptimizer Callback CallbackList CustomCallback DataStorage ' +
      'EarlyStopping Environment GPGPUContext GraphModel History InputSpec KernelBackend LayerVariable LayersModel ' +
      'MathBackendCPU MathBackendWebGL MomentumOptimizer Optimizer OptimizerConstructors RMSPropOptimizer RNN SGDOptimizer ' +
      'Sequential SymbolicTensor Tensor TensorBuffer Variable backend copyRegisteredKernels customGrad deprecationWarn ' +
      'deregisterOp disableDeprecationWarnings dispose disposeVariables enableDebugMode enableProdMode engine env ' +
      'findBackend findBackendFactory forceHalfFloat getBackend getGradient getKernel getKernelsForBackend grad grads input ' +
      'keep loadGraphModel loadGraphModelSync loadLayersModel memory model nextFrame op print profile ready registerBackend ' +
      'registerCallbackConstructor registerGradient registerKernel registerOp removeBackend sequential setBackend ' +
      'setPlatform setWebGLContext sumOutType tidy time train unregisterGradient unregisterKernel upcastType valueAndGrad ' +
      'valueAndGrads variableGrads',
  ),
};

const noise = 'draws its mask or noise anew at every call';
const inference = 'does nothing or makes whole numbers';
const base = 'a class to derive layers from, or the input';

export const LAYERS_WITHOUT: Record<string, string> = {
  ...each(noise, 'alphaDropout gaussianDropout gaussianNoise spatialDropout1d randomWidth'),
  ...each(inference, 'categoryEncoding'),
  ...each('looks up rows by whole numbers, as `network: embedding` does', 'embedding'),
  ...each(base, 'Layer RNN RNNCell input inputLayer'),
};
