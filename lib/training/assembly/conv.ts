import { correlate } from './conv-correlate';
import { framePicture } from './conv-picture';
import { packPanels } from './matmul-pack';
import { tile, tileSideBySide } from './matmul-tile';

// Convolutions of pictures, channels last: x is batch x height x width x channels, a filter is filterHeight x filterWidth x
// channels x outChannels, y is batch x outHeight x outWidth x outChannels. A picture is read through tiles where it is (or
// in a frame of zeros): nothing is unrolled in memory. `scratch` has room for the filters in panels of 8 and for a frame:
// see `kernels/conv.ts`.

/** y = x correlated with the filter. `top` and `left` rows and columns of zeros lie around x. */
export function conv2dF32(
  x: usize,
  filter: usize,
  y: usize,
  scratch: usize,
  frame: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  filterHeight: i32,
  filterWidth: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  strideHeight: i32,
  strideWidth: i32,
  dilationHeight: i32,
  dilationWidth: i32,
  top: i32,
  left: i32,
  frameHeight: i32,
  frameWidth: i32,
): void {
  const size = filterHeight * filterWidth * channels;
  const pixel = (<usize>channels) << 2;
  packPanels(filter, (<usize>outChannels) << 2, 4, 0, outChannels, size, scratch, size);
  const dense = dilationWidth == 1;
  const picture = <usize>(height * width) * pixel;
  const rowBytes = <usize>(frame ? frameWidth : width) * pixel;
  const yPlace = (<usize>outChannels) << 2;
  if (frame) memory.fill(frame, 0, <usize>(frameHeight * frameWidth) * pixel);
  for (; batch > 0; batch--) {
    if (frame) framePicture(x, height, width, pixel, frame, frameHeight, frameWidth, top, left);
    correlate(
      frame ? frame : x,
      <usize>strideWidth * pixel,
      <usize>strideHeight * rowBytes,
      outHeight,
      outWidth,
      filterHeight,
      <usize>dilationHeight * rowBytes,
      dense ? filterWidth * channels : channels,
      dense ? 1 : filterWidth,
      <usize>dilationWidth * pixel,
      scratch,
      outChannels,
      y,
      yPlace,
      <usize>outWidth * yPlace,
    );
    x += picture;
    y += <usize>(outHeight * outWidth) * yPlace;
  }
}

/**
 * dx, the gradient of a sum of y * dy. For each of the strideHeight x strideWidth phases of dx it is the correlation of dy
 * with those rows and columns of the filter, turned around, that ever meet it.
 */
export function conv2dInputGradF32(
  dy: usize,
  filter: usize,
  dx: usize,
  scratch: usize,
  frame: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  filterHeight: i32,
  filterWidth: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
  frameHeight: i32,
  frameWidth: i32,
): void {
  // The frame's row 0 is row -above of dy: as far as the longest phase of the filter reaches.
  const above = (filterHeight - 1) / strideHeight;
  const before = (filterWidth - 1) / strideWidth;
  const pixel = (<usize>outChannels) << 2;
  const rowBytes = <usize>frameWidth * pixel;
  const dxPlace = (<usize>channels) << 2;
  const dxRow = <usize>width * dxPlace;
  memory.fill(frame, 0, <usize>frameHeight * rowBytes);
  packPhases(filter, scratch, filterHeight, filterWidth, channels, outChannels, strideHeight, strideWidth);
  for (; batch > 0; batch--) {
    framePicture(dy, outHeight, outWidth, pixel, frame, frameHeight, frameWidth, above, before);
    let panels = scratch;
    for (let i = 0; i < strideHeight; i++) {
      const rows = phaseLength(filterHeight, i, strideHeight);
      // The first row of dx in this phase, and the last row of dy that reaches it.
      const y0 = firstInPhase(i, top, strideHeight);
      const q0 = (y0 + top - i) / strideHeight;
      const tall = phaseLength(height, y0, strideHeight);
      for (let j = 0; j < strideWidth; j++) {
        const cols = phaseLength(filterWidth, j, strideWidth);
        const x0 = firstInPhase(j, left, strideWidth);
        const p0 = (x0 + left - j) / strideWidth;
        const wide = phaseLength(width, x0, strideWidth);
        const to = dx + <usize>y0 * dxRow + <usize>x0 * dxPlace;
        const from = frame + <usize>(q0 - rows + 1 + above) * rowBytes + <usize>(p0 - cols + 1 + before) * pixel;
        correlate(
          from,
          pixel,
          rowBytes,
          tall,
          wide,
          rows,
          rowBytes,
          cols * outChannels,
          1,
          0,
          panels,
          channels,
          to,
          <usize>strideWidth * dxPlace,
          <usize>strideHeight * dxRow,
        );
        panels += panelBytes(rows * cols * outChannels, channels);
      }
    }
    dy += <usize>(outHeight * outWidth) * pixel;
    dx += <usize>height * dxRow;
  }
}

/** How many of start, start + step, … are below n. */
@inline
function phaseLength(n: i32, start: i32, step: i32): i32 {
  return start < n ? (n - start - 1) / step + 1 : 0;
}

/** The first y >= 0 with (y + before) mod step = phase. */
@inline
function firstInPhase(phase: i32, before: i32, step: i32): i32 {
  return (((phase - before) % step) + step) % step;
}

function panelBytes(size: i32, cols: i32): usize {
  return (<usize>size * <usize>((cols + 3) & ~3)) << 2;
}

function packPhases(
  filter: usize,
  to: usize,
  filterHeight: i32,
  filterWidth: i32,
  channels: i32,
  outChannels: i32,
  strideHeight: i32,
  strideWidth: i32,
): void {
  const tap = (<usize>(channels * outChannels)) << 2;
  for (let i = 0; i < strideHeight; i++) {
    const rows = phaseLength(filterHeight, i, strideHeight);
    for (let j = 0; j < strideWidth; j++) {
      const cols = phaseLength(filterWidth, j, strideWidth);
      const size = rows * cols * outChannels;
      for (let row = 0; row < rows; row++) {
        for (let col = 0; col < cols; col++) {
          const from = filter + <usize>((i + row * strideHeight) * filterWidth + j + col * strideWidth) * tap;
          const place = ((rows - 1 - row) * cols + cols - 1 - col) * outChannels;
          packTap(from, channels, outChannels, to, size, place);
        }
      }
      to += panelBytes(size, channels);
    }
  }
}

/** One place of the filter, transposed, into its rows of the panels. */
function packTap(filter: usize, channels: i32, outChannels: i32, to: usize, size: i32, place: i32): void {
  const col = (<usize>outChannels) << 2;
  for (let j = 0; j < channels; j += 8) {
    const width = min(8, channels - j);
    const panel = to + ((<usize>j * <usize>size) << 2) + ((<usize>place) << (width > 4 ? 5 : 4));
    packPanels(filter + <usize>j * col, 4, col, 0, width, outChannels, panel, 0);
  }
}

/**
 * dw, the gradient of a sum of y * dy: for each place of the filter the product of what it sees of x with dy. Each
 * picture is added up for itself, in stretches of rows that stay in the level-1 cache.
 */
export function conv2dFilterGradF32(
  x: usize,
  dy: usize,
  dw: usize,
  scratch: usize,
  frame: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  filterHeight: i32,
  filterWidth: i32,
  outHeight: i32,
  outWidth: i32,
  outChannels: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
  frameHeight: i32,
  frameWidth: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const rowBytes = <usize>frameWidth * pixel;
  const lanes = filterWidth * channels;
  const dyPlace = (<usize>outChannels) << 2;
  const dyRow = <usize>outWidth * dyPlace;
  const aStep = <usize>strideWidth * pixel;
  const aJump = <usize>strideHeight * rowBytes - <usize>outWidth * aStep;
  const whole = outChannels & ~7;
  const rest = outChannels - whole;
  const packRest = rest != 0 && rest != 4;
  const restStep: usize = rest > 4 ? 32 : 16;
  const stretch = max(1, 4096 / max(1, outWidth * max(channels, outChannels)));
  memory.fill(frame, 0, <usize>frameHeight * rowBytes + 16);
  memory.fill(dw, 0, (<usize>(filterHeight * lanes * outChannels)) << 2);
  for (; batch > 0; batch--) {
    framePicture(x, height, width, pixel, frame, frameHeight, frameWidth, top, left);
    if (packRest)
      packPanels(
        dy,
        dyPlace,
        4,
        whole,
        outChannels,
        outHeight * outWidth,
        scratch - ((<usize>(whole * outHeight * outWidth)) << 2),
        outHeight * outWidth,
      );
    for (let row = 0; row < outHeight; row += stretch) {
      const runs = min(stretch, outHeight - row);
      const seen = frame + <usize>(row * strideHeight) * rowBytes;
      for (let j = 0; j < outChannels; j += 8) {
        const cols = min(8, outChannels - j);
        const packed = j == whole && packRest;
        const b = packed ? scratch + <usize>(row * outWidth) * restStep : dy + <usize>row * dyRow + ((<usize>j) << 2);
        const bStep = packed ? restStep : dyPlace;
        for (let i = 0; i < filterHeight; i++) {
          const a = seen + <usize>i * rowBytes;
          let c = dw + <usize>(i * lanes) * dyPlace + ((<usize>j) << 2);
          for (let lane = 0; lane < lanes; lane += 4) {
            const from = a + ((<usize>lane) << 2);
            if (lanes - lane >= 4 && cols == 8) {
              tile(true, true, runs, outWidth, from, 0, 0, 0, aStep, aJump, b, bStep, 0, c, dyPlace, true);
            } else {
              tileSideBySide(lanes - lane, cols, runs, outWidth, from, aStep, aJump, b, bStep, 0, c, dyPlace, true);
            }
            c += 4 * dyPlace;
          }
        }
      }
    }
    x += <usize>(height * width) * pixel;
    dy += <usize>outHeight * dyRow;
  }
}
