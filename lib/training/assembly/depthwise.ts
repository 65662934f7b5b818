import { framePicture } from './conv-picture';

// Depthwise convolutions, channels last: x is batch x height x width x channels, and each channel has `multiplier` filters,
// so that y has channels * multiplier channels. x is read in a frame of zeros that repeats each channel for each of its
// filters: frame, filter and y then agree channel by channel. Four at a time, then one at a time.

@inline
function get(single: bool, from: usize): v128 {
  return single ? v128.load32_zero(from) : v128.load(from);
}

@inline
function set(single: bool, to: usize, value: v128): void {
  if (single) store<f32>(to, f32x4.extract_lane(value, 0));
  else v128.store(to, value);
}

/** x in the frame. Around it the frame is left as it is. */
function repeatInFrame(
  x: usize,
  height: i32,
  width: i32,
  channels: i32,
  multiplier: i32,
  frame: usize,
  frameHeight: i32,
  frameWidth: i32,
  top: i32,
  left: i32,
): void {
  if (multiplier == 1) {
    framePicture(x, height, width, (<usize>channels) << 2, frame, frameHeight, frameWidth, top, left);
    return;
  }
  const pixel = channels * multiplier;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const inside = row + top < frameHeight && column + left < frameWidth;
      let to = frame + ((<usize>(((row + top) * frameWidth + column + left) * pixel)) << 2);
      for (let channel = 0; channel < channels; channel++) {
        const value = load<f32>(x);
        for (let i = 0; inside && i < multiplier; i++) {
          store<f32>(to, value);
          to += 4;
        }
        x += 4;
      }
    }
  }
}

@inline
function seen(
  single: bool,
  at: usize,
  filter: usize,
  rows: i32,
  cols: i32,
  row: usize,
  col: usize,
  pixel: usize,
): v128 {
  let sum = f32x4.splat(0);
  for (; rows > 0; rows--) {
    let x = at;
    for (let left = cols; left > 0; left--) {
      sum = f32x4.add(sum, f32x4.mul(get(single, x), get(single, filter)));
      x += col;
      filter += pixel;
    }
    at += row;
  }
  return sum;
}

/** y = x correlated with the filters. */
export function depthwiseF32(
  x: usize,
  filter: usize,
  y: usize,
  frame: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  multiplier: i32,
  filterHeight: i32,
  filterWidth: i32,
  outHeight: i32,
  outWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
  frameHeight: i32,
  frameWidth: i32,
  dilationHeight: i32,
  dilationWidth: i32,
): void {
  const pixel = (<usize>(channels * multiplier)) << 2;
  const whole = pixel & ~15;
  const rowBytes = <usize>frameWidth * pixel;
  const row = <usize>dilationHeight * rowBytes;
  const col = <usize>dilationWidth * pixel;
  memory.fill(frame, 0, <usize>frameHeight * rowBytes);
  for (; batch > 0; batch--) {
    repeatInFrame(x, height, width, channels, multiplier, frame, frameHeight, frameWidth, top, left);
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        const at = frame + <usize>(i * strideHeight) * rowBytes + <usize>(j * strideWidth) * pixel;
        let o: usize = 0;
        for (; o < whole; o += 16) {
          set(false, y + o, seen(false, at + o, filter + o, filterHeight, filterWidth, row, col, pixel));
        }
        for (; o < pixel; o += 4) {
          set(true, y + o, seen(true, at + o, filter + o, filterHeight, filterWidth, row, col, pixel));
        }
        y += pixel;
      }
    }
    x += (<usize>(height * width * channels)) << 2;
  }
}

@inline
function spread(
  single: bool,
  dy: v128,
  at: usize,
  filter: usize,
  rows: i32,
  cols: i32,
  row: usize,
  pixel: usize,
): void {
  for (; rows > 0; rows--) {
    let dx = at;
    for (let left = cols; left > 0; left--) {
      set(single, dx, f32x4.add(get(single, dx), f32x4.mul(dy, get(single, filter))));
      dx += pixel;
      filter += pixel;
    }
    at += row;
  }
}

/** dx, the gradient of a sum of y * dy, gathered in the frame. */
export function depthwiseInputGradF32(
  dy: usize,
  filter: usize,
  dx: usize,
  frame: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  multiplier: i32,
  filterHeight: i32,
  filterWidth: i32,
  outHeight: i32,
  outWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
  frameHeight: i32,
  frameWidth: i32,
): void {
  const pixel = (<usize>(channels * multiplier)) << 2;
  const whole = pixel & ~15;
  const rowBytes = <usize>frameWidth * pixel;
  for (; batch > 0; batch--) {
    memory.fill(frame, 0, <usize>frameHeight * rowBytes);
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        const at = frame + <usize>(i * strideHeight) * rowBytes + <usize>(j * strideWidth) * pixel;
        let o: usize = 0;
        for (; o < whole; o += 16) {
          spread(false, get(false, dy + o), at + o, filter + o, filterHeight, filterWidth, rowBytes, pixel);
        }
        for (; o < pixel; o += 4) {
          spread(true, get(true, dy + o), at + o, filter + o, filterHeight, filterWidth, rowBytes, pixel);
        }
        dy += pixel;
      }
    }
    takeFromFrame(frame, frameHeight, frameWidth, dx, height, width, channels, multiplier, top, left);
    dx += (<usize>(height * width * channels)) << 2;
  }
}

/** The frame without what lies around x; the filters' shares of a channel are added up. */
function takeFromFrame(
  frame: usize,
  frameHeight: i32,
  frameWidth: i32,
  dx: usize,
  height: i32,
  width: i32,
  channels: i32,
  multiplier: i32,
  top: i32,
  left: i32,
): void {
  const pixel = channels * multiplier;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const inside = row + top < frameHeight && column + left < frameWidth;
      let from = frame + ((<usize>(((row + top) * frameWidth + column + left) * pixel)) << 2);
      for (let channel = 0; channel < channels; channel++) {
        let sum: f32 = 0;
        for (let i = 0; inside && i < multiplier; i++) {
          sum += load<f32>(from);
          from += 4;
        }
        store<f32>(dx, sum);
        dx += 4;
      }
    }
  }
}

/** Sum over the places of one row of x * dy: every fourth place in a sum of its own. */
@inline
function rowProduct(single: bool, x: usize, xStep: usize, dy: usize, dyStep: usize, places: i32): v128 {
  let sum0 = f32x4.splat(0);
  let sum1 = f32x4.splat(0);
  let sum2 = f32x4.splat(0);
  let sum3 = f32x4.splat(0);
  for (; places >= 4; places -= 4) {
    sum0 = f32x4.add(sum0, f32x4.mul(get(single, x), get(single, dy)));
    sum1 = f32x4.add(sum1, f32x4.mul(get(single, x + xStep), get(single, dy + dyStep)));
    sum2 = f32x4.add(sum2, f32x4.mul(get(single, x + 2 * xStep), get(single, dy + 2 * dyStep)));
    sum3 = f32x4.add(sum3, f32x4.mul(get(single, x + 3 * xStep), get(single, dy + 3 * dyStep)));
    x += 4 * xStep;
    dy += 4 * dyStep;
  }
  for (; places > 0; places--) {
    sum0 = f32x4.add(sum0, f32x4.mul(get(single, x), get(single, dy)));
    x += xStep;
    dy += dyStep;
  }
  return f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3));
}

/** dw, the gradient of a sum of y * dy. Each picture is added up for itself. */
export function depthwiseFilterGradF32(
  x: usize,
  dy: usize,
  dw: usize,
  frame: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  multiplier: i32,
  filterHeight: i32,
  filterWidth: i32,
  outHeight: i32,
  outWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
  frameHeight: i32,
  frameWidth: i32,
): void {
  const pixel = (<usize>(channels * multiplier)) << 2;
  const whole = pixel & ~15;
  const rowBytes = <usize>frameWidth * pixel;
  const xRow = <usize>strideHeight * rowBytes;
  const xStep = <usize>strideWidth * pixel;
  const dyRow = <usize>outWidth * pixel;
  memory.fill(frame, 0, <usize>frameHeight * rowBytes);
  memory.fill(dw, 0, <usize>(filterHeight * filterWidth) * pixel);
  for (; batch > 0; batch--) {
    repeatInFrame(x, height, width, channels, multiplier, frame, frameHeight, frameWidth, top, left);
    let out = dw;
    for (let i = 0; i < filterHeight; i++) {
      for (let j = 0; j < filterWidth; j++) {
        const at = frame + <usize>i * rowBytes + <usize>j * pixel;
        for (let o: usize = 0; o < pixel; o += o < whole ? 16 : 4) {
          let sum = f32x4.splat(0);
          for (let row = 0; row < outHeight; row++) {
            const from = at + o + <usize>row * xRow;
            const by = dy + o + <usize>row * dyRow;
            if (o < whole) sum = f32x4.add(sum, rowProduct(false, from, xStep, by, pixel, outWidth));
            else sum = f32x4.add(sum, rowProduct(true, from, xStep, by, pixel, outWidth));
          }
          if (o < whole) set(false, out + o, f32x4.add(get(false, out + o), sum));
          else set(true, out + o, f32x4.add(get(true, out + o), sum));
        }
        out += pixel;
      }
    }
    x += (<usize>(height * width * channels)) << 2;
    dy += <usize>outHeight * dyRow;
  }
}
