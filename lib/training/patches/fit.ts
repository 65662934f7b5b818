import {
  CustomCallback,
  engine as currentEngine,
  gather,
  History,
  LayersModel,
  type Scalar,
  serialization,
  slice,
  type Tensor,
  tensor1d,
  tidy,
  util,
} from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import type { Engine } from './engine-internals';
import { EpochRecord } from './epoch-record';
import type { Callback, DenseLayer, FitLoop, Logs, Model } from './layers-internals';
import { lightDense, lightTrainFunction } from './model';

/** The methods that are replaced: `tests/training/fit-patches.test.ts` holds them against the pinned tfjs. */
export const FITTING = {
  model: LayersModel.prototype as unknown as Model,
  // Not by making a layer: that would count on the names of layers made later.
  dense: serialization.SerializationMap.getMap().classNameMap.Dense?.[0].prototype as unknown as DenseLayer,
};

/**
 * Lets `model.fit` train at the speed of a loop written by hand, with the same results to the last bit. tfjs copies each
 * batch element by element, keeps losses as tensors that it adds up with kernels, and waits for a dozen promises a batch.
 * Under another backend, with callbacks of one's own classes (not functions), and for what is not covered here, its own
 * way is taken. Callbacks that were registered for all trainings (`tf.registerCallbackConstructor`) are not called.
 */
export function patchFit(backend: TrainingBackend): void {
  const { model, dense } = FITTING;
  const engine = currentEngine() as unknown as Engine;
  const isActive = () => engine.backendInstance === backend;
  model.makeTrainFunction = lightTrainFunction(model.makeTrainFunction, isActive);
  dense.call = lightDense(backend, dense.call);
  model.fitLoop = lightFitLoop(model.fitLoop, backend, isActive);
}

/** What tfjs hands to its own loop, fourteen values in a row, by the names that it has there. */
function named(parameters: Parameters<FitLoop>) {
  const [f, ins, outLabels, batchSize, epochs, verbose, callbacks, ...more] = parameters;
  const [valF, valIns, shuffle, metrics, initialEpoch, stepsPerEpoch, validationSteps] = more;
  const data = { f, ins, outLabels, valF, valIns };
  return {
    ...data,
    batchSize,
    epochs,
    verbose,
    callbacks,
    shuffle,
    metrics,
    initialEpoch,
    stepsPerEpoch,
    validationSteps,
  };
}

function lightFitLoop(stock: FitLoop, backend: TrainingBackend, isActive: () => boolean): FitLoop {
  const numberIn = (scalar: Scalar): number => {
    const address = backend.address(scalar);
    const value = scalar.dtype === 'float32' ? backend.tensors.f32[address >>> 2] : scalar.dataSync()[0];
    scalar.dispose();
    return value as number;
  };
  return async function fitLoop(this: Model, ...parameters) {
    const given = named(parameters);
    const { f, ins, outLabels, verbose, callbacks = [], valF, valIns, shuffle } = given;
    const { metrics = [], initialEpoch, stepsPerEpoch, validationSteps } = given;
    const known = callbacks.every((callback) => Object.getPrototypeOf(callback) === CustomCallback.prototype);
    if (!isActive() || !known || shuffle === 'batch' || stepsPerEpoch != null || validationSteps != null) {
      return stock.apply(this, parameters);
    }
    const batchSize = given.batchSize ?? 32;
    const epochs = given.epochs ?? 1;
    const samples = this.checkNumSamples(ins, batchSize, null, 'steps_per_epoch');
    const order = Array.from({ length: samples }, (_, i) => i);
    const history = new History();
    const doValidation = valF != null && valIns != null;
    const told = {
      epochs,
      initialEpoch: initialEpoch ?? 0,
      samples,
      steps: stepsPerEpoch,
      batchSize,
      verbose: verbose ?? 1,
      doValidation,
      metrics,
    };
    for (const callback of callbacks) callback.setParams(told);
    history.setParams(told as never);
    for (const callback of callbacks) callback.setModel(this);
    this.history = history;
    for (const callback of callbacks) await callback.onTrainBegin({});
    await history.onTrainBegin({});
    this.stopTraining_ = false;
    const waits: (Promise<void> | undefined)[] = [];
    // Whoever is told of an epoch may write into its logs, and the history keeps that too.
    const mayGrow = callbacks.some(({ epochEnd, yieldEvery }) => epochEnd || yieldEvery === 'epoch');
    const record = new EpochRecord(history, outLabels, metrics, doValidation, mayGrow);
    let indices: Tensor | null = null;

    // A function of its own: it runs often and is compiled well, this one runs once.
    const train = (from: number, size: number, logs: Logs): void => {
      tidy(() => {
        const outputs = f(batchOf(ins, indices, from, size));
        record.seen += size;
        for (let i = 0; i < outLabels.length; i++) {
          const value = numberIn(outputs[i] as Scalar);
          logs[outLabels[i] as string] = value;
          record.addBatch(i, value, size);
        }
        if (!doValidation || from + size < samples) return;
        const validated = this.testLoop(valF, valIns, batchSize);
        for (let i = 0; i < outLabels.length; i++) {
          record.logs[`val_${outLabels[i]}`] = numberIn(validated[i] as Scalar);
        }
      });
    };

    for (let epoch = initialEpoch ?? 0; epoch < epochs; epoch++) {
      for (const callback of callbacks) {
        if (callback.epochBegin) await callback.onEpochBegin(epoch, {});
        else callback.currentEpoch = epoch;
      }
      record.begin();
      if (shuffle ?? true) util.shuffle(order);
      indices = (shuffle ?? true) ? tensor1d(order, 'int32') : null;
      for (let from = 0, batch = 0; from < samples; from += batchSize, batch++) {
        const size = Math.min(batchSize, samples - from);
        const logs: Logs = {};
        for (const callback of callbacks) if (callback.batchBegin) await callback.onBatchBegin(batch, logs);
        logs.batch = batch;
        logs.size = size;
        train(from, size, logs);
        for (let i = 0; i < callbacks.length; i++) {
          const wait = afterBatch(callbacks[i] as Callback, batch, logs);
          // While the next wait is not due, the one before is handed out again.
          if (wait && wait !== waits[i]) await wait;
          waits[i] = wait;
        }
        if (this.stopTraining_) break;
      }
      indices?.dispose();
      record.average();
      for (const callback of callbacks) {
        if (callback.epochEnd || callback.yieldEvery === 'epoch') await callback.onEpochEnd(epoch, record.logs);
      }
      record.note(epoch);
      if (this.stopTraining_) break;
    }
    for (const callback of callbacks) await callback.onTrainEnd({});
    return history;
  };
}

/** The rows of a batch; all of them, in their order, are the tensors themselves. */
function batchOf(ins: (Tensor | null)[], indices: Tensor | null, from: number, size: number): (Tensor | null)[] {
  const wanted = indices && slice(indices, [from], [size]);
  return ins.map((tensor) => {
    if (tensor === null || tensor === undefined) return null;
    if (wanted) return gather(tensor, wanted as never);
    if (size === tensor.shape[0]) return tensor;
    const begin = tensor.shape.map((_, axis) => (axis === 0 ? from : 0));
    return slice(tensor, begin, tensor.shape.with(0, size));
  });
}

/** `onBatchEnd` of a `CustomCallback`, as far as it has anything to do. */
function afterBatch(callback: Callback, batch: number, logs: Logs): Promise<void> | undefined {
  const { yieldEvery, currentEpoch } = callback;
  if (callback.batchEnd || callback.yield || yieldEvery === 'batch') return callback.onBatchEnd(batch, logs);
  return typeof yieldEvery === 'number' ? callback.maybeWait(currentEpoch, batch, logs) : undefined;
}
