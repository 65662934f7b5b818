import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs';

export type Geometry = backend_util.Conv2DInfo;

export interface ConvAttributes {
  strides: number | [number, number];
  pad: 'same' | 'valid' | number | backend_util.ExplicitPadding;
  dataFormat?: 'NHWC' | 'NCHW';
  dilations?: number | [number, number];
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

type Shape4 = [number, number, number, number];

/** @returns nothing when the plain kernel has to do it. */
export function convGeometry(x: number[], filter: number[], attrs: ConvAttributes, depthwise = false): Geometry | null {
  const { strides, pad, dataFormat, dilations, dimRoundingMode } = attrs;
  if (dataFormat === 'NCHW' || x.length !== 4 || filter.length !== 4) return null;
  const [shape, bank] = [x as Shape4, filter as Shape4];
  return backend_util.computeConv2DInfo(shape, bank, strides, dilations ?? 1, pad, dimRoundingMode, depthwise);
}

/** As much of a picture and its padding as the filter sees, in pixels. */
export function frameOf(by: Geometry): { height: number; width: number } {
  return {
    height: Math.max(0, (by.outHeight - 1) * by.strideHeight + by.effectiveFilterHeight),
    width: Math.max(0, (by.outWidth - 1) * by.strideWidth + by.effectiveFilterWidth),
  };
}

/** Whether our kernels take it for the gradient of the output: tfjs does not refuse one that is too large. */
export function isGradient({ dtype, shape }: TensorInfo, by: Geometry): boolean {
  return dtype === 'float32' && util.arraysEqual(shape, by.outShape);
}
