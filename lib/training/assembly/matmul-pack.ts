// Addresses and strides are in bytes.

/**
 * Panels of eight columns, from column `first` on: to + j * 4 * height + i * 32 holds x(i, j .. j + 7), where x(i, j) is at
 * x + i * row + j * col. The last panel has four columns, 16 bytes to a row, if that is enough. Missing columns are 0.
 */
export function packPanels(
  x: usize,
  row: usize,
  col: usize,
  first: i32,
  cols: i32,
  rows: i32,
  to: usize,
  height: i32,
): void {
  for (let j = first; j < cols; j += 8) {
    const width = cols - j;
    const from = x + <usize>j * col;
    const panel = to + ((<usize>j * <usize>height) << 2);
    if (width >= 8 && col == 4) pack8(from, row, rows, panel);
    else if (width > 4) {
      pack4(from, col, row, 4, rows, panel, 32);
      pack4(from + 4 * col, col, row, min(4, width - 4), rows, panel + 16, 32);
    } else pack4(from, col, row, width, rows, panel, 16);
  }
}

/** Panels of four rows: to + i * 4 * cols + k * 16 holds x(i .. i + 3, k). Missing rows are 0. */
export function packPanels4(x: usize, row: usize, col: usize, rows: i32, cols: i32, to: usize): void {
  for (let i = 0; i < rows; i += 4) {
    pack4(x + <usize>i * row, row, col, min(4, rows - i), cols, to + ((<usize>i * <usize>cols) << 2), 16);
  }
}

/**
 * Four lanes side by side for every k: to + k * toStep holds x(0..3, k), where x(i, k) is at from + i * lane + k * step.
 * Lanes from `lanes` on become 0.
 */
function pack4(from: usize, lane: usize, step: usize, lanes: i32, k: i32, to: usize, toStep: usize): void {
  if (lanes < 4) {
    packSome(from, lane, step, lanes, k, to, toStep);
  } else if (lane == 4) {
    for (; k > 0; k--) {
      v128.store(to, v128.load(from));
      from += step;
      to += toStep;
    }
  } else if (step == 4) {
    packTurned(from, lane, k, to, toStep);
  } else packSome(from, lane, step, 4, k, to, toStep);
}

/** As `pack4` of eight lanes that lie side by side already, next to each other. */
function pack8(from: usize, step: usize, k: i32, to: usize): void {
  for (; k > 0; k--) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    from += step;
    to += 32;
  }
}

/** Each lane lies along k: blocks of 4 x 4 are transposed. */
function packTurned(from: usize, lane: usize, k: i32, to: usize, toStep: usize): void {
  const rest = k & 3;
  for (k >>= 2; k > 0; k--) {
    const x0 = v128.load(from);
    const x1 = v128.load(from + lane);
    const x2 = v128.load(from + 2 * lane);
    const x3 = v128.load(from + 3 * lane);
    const y0 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
    const y1 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
    const y2 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
    const y3 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f32>(y0, y2, 0, 1, 4, 5));
    v128.store(to + toStep, v128.shuffle<f32>(y0, y2, 2, 3, 6, 7));
    v128.store(to + 2 * toStep, v128.shuffle<f32>(y1, y3, 0, 1, 4, 5));
    v128.store(to + 3 * toStep, v128.shuffle<f32>(y1, y3, 2, 3, 6, 7));
    from += 16;
    to += 4 * toStep;
  }
  packSome(from, lane, 4, 4, rest, to, toStep);
}

function packSome(from: usize, lane: usize, step: usize, lanes: i32, k: i32, to: usize, toStep: usize): void {
  for (; k > 0; k--) {
    v128.store(to, f32x4.splat(0));
    for (let i = 0; i < lanes; i++) store<f32>(to + ((<usize>i) << 2), load<f32>(from + <usize>i * lane));
    from += step;
    to += toStep;
  }
}
