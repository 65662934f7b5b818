// Pooling of pictures, channels last: x is batch x height x width x channels, y is batch x outHeight x outWidth x channels.
// A window that sticks out of x is cut off. As tfjs's plain kernels do, a maximum passes over NaN, and of equal values the
// first is the largest. Four channels at a time, then one at a time.

@inline
function get(single: bool, from: usize): v128 {
  return single ? v128.load32_zero(from) : v128.load(from);
}

@inline
function set(single: bool, to: usize, value: v128): void {
  if (single) store<f32>(to, f32x4.extract_lane(value, 0));
  else v128.store(to, value);
}

/** Of a window: its first value, its rows and columns, from row to row, from column to column. */
@inline
function largest(single: bool, from: usize, rows: i32, cols: i32, row: usize, col: usize): v128 {
  let max = f32x4.splat(-Infinity);
  for (; rows > 0; rows--) {
    let at = from;
    for (let left = cols; left > 0; left--) {
      max = f32x4.pmax(max, get(single, at));
      at += col;
    }
    from += row;
  }
  return max;
}

@inline
function average(single: bool, from: usize, rows: i32, cols: i32, row: usize, col: usize): v128 {
  const count = f32x4.splat(<f32>(rows * cols));
  let sum = f32x4.splat(0);
  for (; rows > 0; rows--) {
    let at = from;
    for (let left = cols; left > 0; left--) {
      sum = f32x4.add(sum, get(single, at));
      at += col;
    }
    from += row;
  }
  return f32x4.div(sum, count);
}

/** dy to the first largest value of the window, on top of what other windows have brought there. */
@inline
function toLargest(single: bool, from: usize, dy: v128, dx: usize, rows: i32, cols: i32, row: usize, col: usize): void {
  let max = f32x4.splat(-Infinity);
  let place = i32x4.splat(-1);
  for (let i = 0; i < rows; i++) {
    let at = from + <usize>i * row;
    for (let j = 0; j < cols; j++) {
      const value = get(single, at);
      const larger = f32x4.lt(max, value);
      max = v128.bitselect(value, max, larger);
      place = v128.bitselect(i32x4.splat(i * cols + j), place, larger);
      at += col;
    }
  }
  for (let i = 0; i < rows; i++) {
    let at = dx + <usize>i * row;
    for (let j = 0; j < cols; j++) {
      const given = v128.and(dy, i32x4.eq(place, i32x4.splat(i * cols + j)));
      set(single, at, f32x4.add(get(single, at), given));
      at += col;
    }
  }
}

@inline
function toAll(single: bool, dy: v128, dx: usize, rows: i32, cols: i32, row: usize, col: usize): void {
  for (; rows > 0; rows--) {
    let at = dx;
    for (let left = cols; left > 0; left--) {
      set(single, at, f32x4.add(get(single, at), dy));
      at += col;
    }
    dx += row;
  }
}

const MAX: i32 = 0;
const AVERAGE: i32 = 1;
const MAX_GRAD: i32 = 2;
const AVERAGE_GRAD: i32 = 3;

/** One window, all channels. For the gradients y is dy, and dx is where x's window begins in dx. */
@inline
function atWindow(
  what: i32,
  x: usize,
  y: usize,
  dx: usize,
  share: f32,
  channels: i32,
  rows: i32,
  cols: i32,
  row: usize,
): void {
  const col = (<usize>channels) << 2;
  const end = y + col;
  const whole = y + (col & ~15);
  while (y < whole) {
    if (what == MAX) v128.store(y, largest(false, x, rows, cols, row, col));
    else if (what == AVERAGE) v128.store(y, average(false, x, rows, cols, row, col));
    else if (what == MAX_GRAD) toLargest(false, x, v128.load(y), dx, rows, cols, row, col);
    else toAll(false, f32x4.mul(v128.load(y), f32x4.splat(share)), dx, rows, cols, row, col);
    x += 16;
    y += 16;
    dx += 16;
  }
  while (y < end) {
    if (what == MAX) set(true, y, largest(true, x, rows, cols, row, col));
    else if (what == AVERAGE) set(true, y, average(true, x, rows, cols, row, col));
    else if (what == MAX_GRAD) toLargest(true, x, get(true, y), dx, rows, cols, row, col);
    else toAll(true, f32x4.mul(get(true, y), f32x4.splat(share)), dx, rows, cols, row, col);
    x += 4;
    y += 4;
    dx += 4;
  }
}

/** As `atWindow` for whole windows of 2 x 2 that do not overlap. */
@inline
function atSquare(what: i32, x: usize, y: usize, dx: usize, channels: i32, row: usize): void {
  const col = (<usize>channels) << 2;
  const end = y + col;
  const whole = y + (col & ~15);
  for (; y < whole; y += 16) {
    squareLanes(false, what, x, y, dx, row, col);
    x += 16;
    dx += 16;
  }
  for (; y < end; y += 4) {
    squareLanes(true, what, x, y, dx, row, col);
    x += 4;
    dx += 4;
  }
}

@inline
function squareLanes(single: bool, what: i32, x: usize, y: usize, dx: usize, row: usize, col: usize): void {
  if (what == AVERAGE_GRAD) {
    const given = f32x4.mul(get(single, y), f32x4.splat(0.25));
    set(single, dx, given);
    set(single, dx + col, given);
    set(single, dx + row, given);
    set(single, dx + row + col, given);
    return;
  }
  const a = get(single, x);
  const b = get(single, x + col);
  const c = get(single, x + row);
  const d = get(single, x + row + col);
  const least = f32x4.splat(-Infinity);
  if (what == AVERAGE) {
    const sum = f32x4.add(f32x4.add(f32x4.add(a, b), c), d);
    set(single, y, f32x4.mul(sum, f32x4.splat(0.25)));
    return;
  }
  const upToA = f32x4.pmax(least, a);
  const upToB = f32x4.pmax(upToA, b);
  const upToC = f32x4.pmax(upToB, c);
  if (what == MAX) {
    set(single, y, f32x4.pmax(upToC, d));
    return;
  }
  // Each value that is larger than all before it takes dy from them.
  const dy = get(single, y);
  const isD = f32x4.lt(upToC, d);
  const isC = f32x4.lt(upToB, c);
  const isB = f32x4.lt(upToA, b);
  const isA = f32x4.lt(least, a);
  const notD = v128.andnot(dy, isD);
  const notC = v128.andnot(notD, isC);
  set(single, dx + row + col, v128.and(dy, isD));
  set(single, dx + row, v128.and(notD, isC));
  set(single, dx + col, v128.and(notC, isB));
  set(single, dx, v128.and(v128.andnot(notC, isB), isA));
}

/**
 * @param what 0: y becomes the maximum, 1: the average of what is inside x; 2: dx becomes the gradient of the maximum, 3: of
 *   the average, where tfjs divides by the whole window. For these y is dy.
 */
export function pool2dF32(
  what: i32,
  x: usize,
  y: usize,
  dx: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  filterHeight: i32,
  filterWidth: i32,
  outHeight: i32,
  outWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
): void {
  const pixel = (<usize>channels) << 2;
  const row = <usize>width * pixel;
  const picture = <usize>height * row;
  const share = <f32>1 / <f32>(filterHeight * filterWidth);
  const squares = filterHeight == 2 && filterWidth == 2 && strideHeight == 2 && strideWidth == 2 && (top | left) == 0;
  const covered = squares && outHeight * 2 == height && outWidth * 2 == width;
  if (what >= MAX_GRAD && !covered) memory.fill(dx, 0, <usize>batch * picture);
  for (; batch > 0; batch--) {
    for (let i = 0; i < outHeight; i++) {
      const y0 = max(0, i * strideHeight - top);
      const rows = min(height, i * strideHeight - top + filterHeight) - y0;
      for (let j = 0; j < outWidth; j++) {
        const x0 = max(0, j * strideWidth - left);
        const cols = min(width, j * strideWidth - left + filterWidth) - x0;
        const at = <usize>y0 * row + <usize>x0 * pixel;
        if (squares && rows == 2 && cols == 2) {
          if (what == MAX) atSquare(MAX, x + at, y, 0, channels, row);
          else if (what == AVERAGE) atSquare(AVERAGE, x + at, y, 0, channels, row);
          else if (what == MAX_GRAD) atSquare(MAX_GRAD, x + at, y, dx + at, channels, row);
          else atSquare(AVERAGE_GRAD, 0, y, dx + at, channels, row);
        } else if (what == MAX) atWindow(MAX, x + at, y, 0, 0, channels, rows, cols, row);
        else if (what == AVERAGE) atWindow(AVERAGE, x + at, y, 0, 0, channels, max(0, rows), max(0, cols), row);
        else if (what == MAX_GRAD) atWindow(MAX_GRAD, x + at, y, dx + at, 0, channels, rows, cols, row);
        else atWindow(AVERAGE_GRAD, 0, y, dx + at, share, channels, rows, cols, row);
        y += pixel;
      }
    }
    x += picture;
    dx += picture;
  }
}
