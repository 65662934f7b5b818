const ties =
  'gives each of several equal extremes the whole gradient: along (1, 1) the largest of two equal numbers would grow by 2 for 1';
const whole = 'divides whole numbers with rounding, and expects the gradient of a division without';

/** Tests of tfjs that say nothing about this backend, or assert what `lib/training/corrected` corrects; by a part of their name. */
const LEFT_OUT: [part: string, reason: string][] = [
  ['util.encodeString Encode an empty string, invalid decoding', 'says what the platform of Node or of a page does'],
  ['gradients errors if relevant ops are missing grads', 'expects no gradient of a comparison'],
  ['div gradient: Tensor1D with int32', whole],
  ['div gradient: 1d<int32> with 1d<bool> ', whole],
  ['avgPool gradient x=[3,3,1] f=[3,3] s=1 p=explicit', 'divides by the whole window at the border'],
  ['depthwiseConv2d gradients throws error on dilations > 1', 'expects no gradient of a dilated convolution'],
  ['mirrorPad grad', 'cuts off what flowed into the mirrored copies'],
  ['max max gradient: 1D, ties', ties],
  ['max max gradient: ties, 2D, axes=-1, keepDims=false', ties],
  ['max max gradient: ties, 3D, axes=[1, 2], keepDims=false', ties],
  ['max max gradient: ties, 4D, axes=[1, 2, 3], keepDims=false', ties],
  ['max max gradient: ties, 4D, axes=[2, 3], keepDims=true', ties],
  ['min min gradient: 1D, ties', ties],
  ['min min gradient: ties, 2D, axes=-1, keepDims=false', ties],
  ['min min gradient: ties, 3D, axes=[1, 2], keepDims=false', ties],
  ['min min gradient: ties, 4D, axes=[1, 2, 3], keepDims=false', ties],
  ['min min gradient: ties, 4D, axes=[2, 3], keepDims=true', ties],
  ['AdadeltaOptimizer basic', 'takes the first step with the whole learning rate'],
  ['AdadeltaOptimizer Save, load weights and continue training', 'takes the first step with the whole learning rate'],
];

export function reasonToLeaveOut(name: string): string | undefined {
  return LEFT_OUT.find(([part]) => name.includes(part))?.[1];
}
