import {
  cast,
  div,
  LayersModel,
  logicalAnd,
  maximum,
  mean,
  ones,
  reshape,
  type Scalar,
  sum,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs';
import type { CallArguments, Container, Layer } from '../patches/layers-internals';
import { noteCorrected } from './correction';
import { isA, prototypeOf } from './replacing';

/** A mask for each tensor, with a value for each row or step; none where all count. */
export type Masks = (Tensor | null | undefined)[];

export const containers = Object.getPrototypeOf(LayersModel.prototype) as Container;
const mergeMask = prototypeOf<Layer>('Add').computeMask;
/** Ways to pass a mask on, or to drop it. Whoever has another one makes masks. */
const PASSING = new Set(['Dense', 'RNN', 'Bidirectional', 'Add', 'Concatenate', 'Dot'].map(maskOf));
PASSING.add(containers.computeMask);

function maskOf(className: string) {
  return prototypeOf<Layer>(className).computeMask;
}

/** Layers that do otherwise under a mask. */
const HEEDING = [prototypeOf<Layer>('RNN'), prototypeOf<Layer>('Bidirectional')];

const isContainer = (layer: Layer): layer is Container => layer instanceof LayersModel;

function makesMasks(container: Container): boolean {
  return container.layers.some((layer) =>
    isContainer(layer) ? makesMasks(layer) : layer.supportsMasking && !PASSING.has(layer.computeMask),
  );
}

export const toList = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one]);

function masksAfter(layer: Layer, inputs: Tensor[], masks: Masks): Masks {
  if (!layer.supportsMasking) return [];
  if (layer.computeMask === mergeMask) {
    const known = masks.filter((mask) => mask != null);
    return known.length > 0 ? [known.reduce((all, mask) => logicalAnd(all, mask))] : [];
  }
  return toList(layer.computeMask(inputs, masks.every((mask) => mask == null) ? null : masks) as Masks);
}

interface Found {
  outputs: Tensor[];
  masks: Masks;
}

/** All layers in the order of the graph, each with the masks of its own inputs: those of the graph's are `given`. */
export function runMasked(container: Container, inputs: Tensor[], given: Masks, kwargs: CallArguments): Found {
  const values = new Map<number, [Tensor, Tensor | null | undefined]>();
  for (const [i, { id, dtype }] of container.inputs.entries()) {
    const input = inputs[i] as Tensor;
    values.set(id, [input.dtype === dtype ? input : cast(input, dtype), given[i]]);
  }
  let isMade = false;
  const depths = Object.keys(container.nodesByDepth).map(Number);
  for (const depth of depths.sort((a, b) => b - a)) {
    for (const { outboundLayer: layer, inputTensors, outputTensors } of container.nodesByDepth[depth] ?? []) {
      if (outputTensors.every(({ id }) => values.has(id))) continue;
      const known = inputTensors.map(({ id }) => values.get(id) as [Tensor, Tensor | null | undefined]);
      const [tensors, masks] = [known.map(([tensor]) => tensor), known.map(([, mask]) => mask)];
      isMade ||= masks.some((mask) => mask != null);
      // tfjs hands the mask that it made last to all that come later.
      if (isMade && masks[0] == null && HEEDING.some((heeding) => isA(heeding, layer))) noteCorrected('masks');
      const found = isContainer(layer)
        ? runMasked(layer, tensors, masks, kwargs)
        : {
            outputs: toList(layer.apply(tensors, masks[0] ? { ...kwargs, mask: masks[0] } : { ...kwargs })),
            masks: masksAfter(layer, tensors, masks),
          };
      for (const [i, { id }] of outputTensors.entries()) values.set(id, [found.outputs[i] as Tensor, found.masks[i]]);
    }
  }
  const last = container.outputs.map(({ id }) => values.get(id) as [Tensor, Tensor | null | undefined]);
  return { outputs: last.map(([tensor]) => tensor), masks: last.map(([, mask]) => mask) };
}

let heeded = false;

export function heedMasks(heed: boolean): void {
  heeded = heed;
}

/** Whether masks are made in a model, and heeded. */
export const isMasked = (model: Container): boolean => heeded && makesMasks(model);

/** What a model makes of its inputs, and the masks of its outputs. */
export function runGraph(model: Container, inputs: Tensor[], kwargs: CallArguments): Found {
  if (isMasked(model)) return runMasked(model, inputs, [], kwargs);
  return { outputs: model.call(inputs, kwargs) as Tensor[], masks: [] };
}

/** The mean of what is not masked; 0 when all is. A mask for other things than the values changes nothing. */
export function meanOver(values: Tensor, mask: Tensor | null | undefined): Scalar {
  if (!mask?.shape.every((side, axis) => side === values.shape[axis])) return mean(values) as Scalar;
  noteCorrected('masks');
  const counts = cast(reshape(mask, [...mask.shape, ...values.shape.slice(mask.rank).map(() => 1)]), 'bool');
  const all = logicalAnd(counts, ones(values.shape, 'bool'));
  return div<Scalar>(sum(where(all, values, zerosLike(values))), maximum(sum(cast(all, 'float32')), 1));
}
