import {
  add,
  engine as currentEngine,
  keep,
  LayersModel,
  layers,
  matMul,
  mean,
  reshape,
  type Scalar,
  squaredDifference,
  type Tensor,
  tidy,
} from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import type { Engine } from './engine-internals';
import type { DenseLayer, Layer, Model, Symbolic, TrainFunction } from './layers-internals';

/**
 * One step of `model.fit` with as few kernels as a loop written by hand: a chain of layers is run as a chain, a mean that
 * nobody reads is not taken, the mean squared error is one kernel, and so is the gradient of a dense layer by its input.
 * Models with several inputs, outputs or sample weights train as tfjs trains them.
 * @param stock `makeTrainFunction` of tfjs.
 */
export function lightTrainFunction(stock: Model['makeTrainFunction'], isActive: () => boolean) {
  return function makeTrainFunction(this: Model): TrainFunction {
    const stockFunction = stock.call(this);
    if (this.inputs.length !== 1 || this.outputs.length !== 1) return stockFunction;
    const chain = chainOf(this.inputs[0] as Symbolic, this.outputs[0] as Symbolic);
    const lossOf = this.loss === 'meanSquaredError' ? meanSquaredError : this.lossFunctions[0];
    if (!lossOf) return stockFunction;

    const outputOf = (input: Tensor): Tensor => {
      // A new object each time: tfjs writes masks into it.
      const kwargs = { training: true };
      if (!chain || input.dtype !== this.inputs[0]?.dtype) return this.call([input], kwargs)[0];
      let value = input;
      for (const layer of chain) value = layer.apply([value], kwargs) as Tensor;
      return value;
    };
    return (data) => {
      const [input, expected, weights] = data as [Tensor, Tensor, Tensor | null];
      if (!isActive() || weights) return stockFunction(data);
      const metrics: Scalar[] = [];
      const variables = this.collectedTrainableWeights.map((weight) => weight.read());
      const totalLoss = (): Scalar => {
        const output = outputOf(input);
        const loss = lossOf(expected, output);
        for (const [metric] of this.metricsTensors) metrics.push(keep(mean(metric(expected, output))) as Scalar);
        let total = mean(loss) as Scalar;
        if (this.layers.some((layer) => layer.losses.length > 0 || layer instanceof LayersModel)) {
          for (const penalty of this.calculateLosses()) total = add(total, penalty);
        }
        return total;
      };
      return [this.optimizer_.minimize(totalLoss, true, variables) as Scalar, ...metrics];
    };
  };
}

/** The layers from the input to the output, if each takes one tensor, gives one, and none makes a mask. */
function chainOf(input: Symbolic, output: Symbolic): Layer[] | undefined {
  const chain: Layer[] = [];
  const { computeMask } = layers.Layer.prototype as unknown as Layer;
  for (let symbolic = output; symbolic.id !== input.id; ) {
    const { sourceLayer: layer, inputs } = symbolic;
    const simple = inputs.length === 1 && layer.inboundNodes.length === 1 && layer.computeMask === computeMask;
    if (!simple || Array.isArray(layer.output)) return undefined;
    chain.unshift(layer);
    symbolic = inputs[0] as Symbolic;
  }
  return chain;
}

/** As tfjs-layers has it: the mean over the last axis. A mean of one value is that value. */
function meanSquaredError(expected: Tensor, output: Tensor): Tensor {
  return tidy(() => {
    const squares = squaredDifference(output, expected);
    const { shape } = squares;
    return shape.at(-1) === 1 ? reshape(squares, shape.slice(0, -1)) : mean(squares, -1);
  });
}

/**
 * A dense layer on the tape as a product and a sum. tfjs takes its fused kernel there too, whose gradient is one step on
 * the tape that computes the gradients by everything, wanted or not.
 * @param stock `call` of tfjs's dense layer.
 */
export function lightDense(backend: TrainingBackend, stock: DenseLayer['call']) {
  const engine = currentEngine() as unknown as Engine;
  return function call(this: DenseLayer, inputs: Tensor | Tensor[], kwargs: Record<string, unknown>) {
    const input = Array.isArray(inputs) ? (inputs[0] as Tensor) : inputs;
    const { state, backendInstance } = engine;
    const taping = state.gradientDepth > 0 && state.kernelDepth === 0 && backendInstance === backend;
    const several = Array.isArray(inputs) && inputs.length > 1;
    if (!taping || several || input.shape.length !== 2 || input.dtype !== 'float32') {
      return stock.call(this, inputs, kwargs);
    }
    return tidy(() => {
      this.invokeCallHook(inputs, kwargs);
      let output: Tensor = matMul(input, this.kernel.read());
      if (this.bias) output = add(output, this.bias.read());
      const { activation } = this;
      return activation && activation.getClassName() !== 'linear' ? activation.apply(output) : output;
    });
  };
}
