import { add, keep, LayersModel, mul, type Scalar, type Tensor, tidy } from '@tensorflow/tfjs';
import type { Model, TrainFunction } from '../patches/layers-internals';
import { type Correction, noteCorrected } from './correction';
import { type Masks, meanOver, runGraph } from './graph';
import { replacing, together } from './replacing';

const models = LayersModel.prototype as unknown as Model;

/** How much the loss of each output counts, in models that were compiled with `lossWeights`. */
const lossWeights = new WeakMap<Model, number[]>();

interface Judged {
  total: Scalar;
  /** As `metricsTensors` has them. */
  metrics: Scalar[];
}

/** The loss and the metrics of a batch whose outputs are there: every output's own loss, weighted, and the penalties. */
function judge(model: Model, data: (Tensor | null)[], outputs: Tensor[], masks: Masks): Judged {
  const { lossFunctions, metricsTensors } = model;
  const targets = data.slice(model.inputs.length) as Tensor[];
  const sampleWeights = data.slice(model.inputs.length + outputs.length);
  const weights = lossWeights.get(model);
  const losses = lossFunctions.map((lossOf, i) => {
    const loss = lossOf(targets[i] as Tensor, outputs[i] as Tensor);
    const weighted = sampleWeights[i] ? mul(loss, sampleWeights[i] as Tensor) : loss;
    return meanOver(weighted, masks[i]);
  });
  const parts = losses.map((loss, i) => (weights ? mul<Scalar>(loss, weights[i] as number) : loss));
  const total = [...parts, ...model.calculateLosses()].reduce((sum, part) => add<Scalar>(sum, part));
  const metrics = metricsTensors.map(([metric, at], i) =>
    outputs.length > 1 && i < outputs.length
      ? (losses[i] as Scalar)
      : meanOver(metric(targets[at] as Tensor, outputs[at] as Tensor), masks[at]),
  );
  return { total, metrics };
}

const inputsOf = (model: Model, data: (Tensor | null)[]) => data.slice(0, model.inputs.length) as Tensor[];

/** One step of training by what `judge` finds. */
function trainFunction(model: Model): TrainFunction {
  return (data) => {
    let metrics: Scalar[] = [];
    const variables = model.collectedTrainableWeights.map((weight) => weight.read());
    const totalLoss = () => {
      const { outputs, masks } = runGraph(model, inputsOf(model, data), { training: true });
      const judged = judge(model, data, outputs, masks);
      metrics = judged.metrics.map((metric) => keep(metric));
      return judged.total;
    };
    return [model.optimizer_.minimize(totalLoss, true, variables) as Scalar, ...metrics];
  };
}

/** What is found of a batch without training. */
function testFunction(model: Model): TrainFunction {
  return (data) =>
    tidy(() => {
      const { outputs, masks } = runGraph(model, inputsOf(model, data), {});
      const { total, metrics } = judge(model, data, outputs, masks);
      return [total, ...metrics];
    });
}

/** Trains models by the functions above where tfjs's own would not do. */
export const training = (isNeeded: (model: Model) => boolean) =>
  replacing(
    models,
    'makeTrainFunction',
    (stock) =>
      function makeTrainFunction(this: Model): TrainFunction {
        return isNeeded(this) ? trainFunction(this) : stock.call(this);
      },
  );

export const testing = (isNeeded: (model: Model) => boolean) =>
  replacing(
    models,
    'makeTestFunction',
    (stock) =>
      function makeTestFunction(this: Model): void {
        if (isNeeded(this)) this.testFunction = testFunction(this);
        else stock.call(this);
      },
  );

const constraints: Correction = {
  id: 'constraints',
  what: 'Constraints (`nonNeg`, `maxNorm`, `minMaxNorm`, `unitNorm`) in `fit`, `fitDataset` and `trainOnBatch`',
  stock: 'Not applied: only `setWeights` heeds them',
  right: 'Applied after each update',
  by: 'tfjs\'s own words ("projection function to be applied to the variable after optimize updates"); Keras 2',
  source: 'tfjs-layers/dist/variables.js, engine/training.js (makeTrainFunction)',
  put: replacing(
    models,
    'makeTrainFunction',
    (stock) =>
      function makeTrainFunction(this: Model): TrainFunction {
        const train = stock.call(this);
        const bound = this.collectedTrainableWeights.filter(({ constraint }) => constraint);
        if (bound.length === 0) return train;
        noteCorrected('constraints');
        return (data) => {
          const found = train(data);
          tidy(() => {
            for (const weight of bound) {
              const variable = weight.read();
              variable.assign(weight.constraint?.apply(variable) as Tensor);
            }
          });
          return found;
        };
      },
  ),
};

function weightsOf(given: unknown, names: string[]): number[] {
  const isList = Array.isArray(given);
  const known = isList ? given : names.map((name) => (given as Record<string, unknown>)[name] ?? 1);
  const strange = isList ? [] : Object.keys(given as object).filter((name) => !names.includes(name));
  if (strange.length > 0)
    throw new Error(`Unknown output in lossWeights: "${strange[0]}". The outputs are ${names.join(', ')}.`);
  if (known.length !== names.length || !known.every((weight) => typeof weight === 'number')) {
    throw new Error(`lossWeights has to be a number for each of the ${names.length} outputs, as a list or by name.`);
  }
  return known as number[];
}

const weighted: Correction = {
  id: 'loss-weights',
  what: '`lossWeights` of `compile`: a list, or numbers by the names of outputs',
  stock: 'Ignored, and missing in its types',
  right: "The loss is the weighted sum of the outputs' losses; what is logged for each of them stays as it is",
  by: 'Keras 2',
  source: 'tfjs-layers/dist/engine/training.js (compile)',
  put: together(
    replacing(
      models,
      'compile',
      (stock) =>
        function compile(this: Model, args: Record<string, unknown>) {
          stock.call(this, args);
          lossWeights.delete(this);
          if (args.lossWeights == null) return;
          lossWeights.set(this, weightsOf(args.lossWeights, this.outputNames));
          noteCorrected('loss-weights');
        },
    ),
    training((model) => lossWeights.has(model)),
    testing((model) => lossWeights.has(model)),
  ),
};

const validation: Correction = {
  id: 'validation-loss',
  what: '`val_loss` and what `evaluate` gives: with several outputs, and with regularizers',
  stock:
    'With several outputs the first number is the loss of the first one, and all others stand one place too far; penalties are left out',
  right:
    "The sum of all outputs' losses and of the penalties, as `loss` is; then each output's own loss, then the metrics",
  by: 'tfjs\'s own words ("the loss value & metrics values for the model in test mode"); Keras 2',
  source: 'tfjs-layers/dist/engine/training.js (makeTestFunction)',
  put: testing((model) => {
    const differs = model.outputs.length > 1 || tidy(() => model.calculateLosses().length > 0);
    if (differs) noteCorrected('validation-loss');
    return differs;
  }),
};

/** Constraints come last, so that they are applied after whatever the step was. */
export const FITTING: Correction[] = [validation, weighted, constraints];
