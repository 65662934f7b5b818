// Products with a vector. Addresses and strides are in bytes.

/** The lanes of x, summed in a fixed order. */
@inline
function sumLanes(x: v128): f32 {
  const y = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(y, 0) + f32x4.extract_lane(y, 1);
}

@inline
function put(y: usize, x: f32, add: bool): void {
  store<f32>(y, add ? load<f32>(y) + x : x);
}

/**
 * y(i) = sum over k of a(i, k) x(k), for a whose rows lie along k, and a contiguous x. Eight partial sums to a row, then
 * these, then what is left of k: the same order for every row.
 */
export function rowsTimesVector(
  a: usize,
  aRow: usize,
  rows: i32,
  k: i32,
  x: usize,
  y: usize,
  yStep: usize,
  add: bool,
): void {
  const whole = (<usize>(k & ~7)) << 2;
  const end = (<usize>k) << 2;
  for (; rows >= 4; rows -= 4) {
    const a1 = a + aRow;
    const a2 = a1 + aRow;
    const a3 = a2 + aRow;
    let s00 = f32x4.splat(0);
    let s01 = f32x4.splat(0);
    let s10 = f32x4.splat(0);
    let s11 = f32x4.splat(0);
    let s20 = f32x4.splat(0);
    let s21 = f32x4.splat(0);
    let s30 = f32x4.splat(0);
    let s31 = f32x4.splat(0);
    let at: usize = 0;
    for (; at < whole; at += 32) {
      const x0 = v128.load(x + at);
      const x1 = v128.load(x + at, 16);
      s00 = f32x4.add(s00, f32x4.mul(v128.load(a + at), x0));
      s01 = f32x4.add(s01, f32x4.mul(v128.load(a + at, 16), x1));
      s10 = f32x4.add(s10, f32x4.mul(v128.load(a1 + at), x0));
      s11 = f32x4.add(s11, f32x4.mul(v128.load(a1 + at, 16), x1));
      s20 = f32x4.add(s20, f32x4.mul(v128.load(a2 + at), x0));
      s21 = f32x4.add(s21, f32x4.mul(v128.load(a2 + at, 16), x1));
      s30 = f32x4.add(s30, f32x4.mul(v128.load(a3 + at), x0));
      s31 = f32x4.add(s31, f32x4.mul(v128.load(a3 + at, 16), x1));
    }
    let t0 = sumLanes(f32x4.add(s00, s01));
    let t1 = sumLanes(f32x4.add(s10, s11));
    let t2 = sumLanes(f32x4.add(s20, s21));
    let t3 = sumLanes(f32x4.add(s30, s31));
    for (; at < end; at += 4) {
      const value = load<f32>(x + at);
      t0 += load<f32>(a + at) * value;
      t1 += load<f32>(a1 + at) * value;
      t2 += load<f32>(a2 + at) * value;
      t3 += load<f32>(a3 + at) * value;
    }
    put(y, t0, add);
    put(y + yStep, t1, add);
    put(y + 2 * yStep, t2, add);
    put(y + 3 * yStep, t3, add);
    a = a3 + aRow;
    y += 4 * yStep;
  }
  for (; rows > 0; rows--) {
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let at: usize = 0;
    for (; at < whole; at += 32) {
      s0 = f32x4.add(s0, f32x4.mul(v128.load(a + at), v128.load(x + at)));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(a + at, 16), v128.load(x + at, 16)));
    }
    let t = sumLanes(f32x4.add(s0, s1));
    for (; at < end; at += 4) t += load<f32>(a + at) * load<f32>(x + at);
    put(y, t, add);
    a += aRow;
    y += yStep;
  }
}

/**
 * y(j) = sum over k of x(k) b(k, j), for b whose rows lie along j, and x(k) at x + k * xStep. In the order of k.
 */
export function vectorTimesRows(
  x: usize,
  xStep: usize,
  k: i32,
  b: usize,
  bRow: usize,
  cols: i32,
  y: usize,
  yStep: usize,
  add: bool,
): void {
  if (yStep == 4) {
    for (; cols >= 32; cols -= 32) {
      combine32(x, xStep, k, b, bRow, y, add);
      b += 128;
      y += 128;
    }
    for (; cols >= 4; cols -= 4) {
      let sum = f32x4.splat(0);
      let row = b;
      let at = x;
      for (let left = k; left > 0; left--) {
        sum = f32x4.add(sum, f32x4.mul(v128.load_splat<f32>(at), v128.load(row)));
        at += xStep;
        row += bRow;
      }
      v128.store(y, add ? f32x4.add(v128.load(y), sum) : sum);
      b += 16;
      y += 16;
    }
  }
  for (; cols > 0; cols--) {
    let sum: f32 = 0;
    let row = b;
    let at = x;
    for (let left = k; left > 0; left--) {
      sum += load<f32>(at) * load<f32>(row);
      at += xStep;
      row += bRow;
    }
    put(y, sum, add);
    b += 4;
    y += yStep;
  }
}

function combine32(x: usize, xStep: usize, k: i32, b: usize, bRow: usize, y: usize, add: bool): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let s6 = f32x4.splat(0);
  let s7 = f32x4.splat(0);
  for (; k > 0; k--) {
    const value = v128.load_splat<f32>(x);
    s0 = f32x4.add(s0, f32x4.mul(value, v128.load(b)));
    s1 = f32x4.add(s1, f32x4.mul(value, v128.load(b, 16)));
    s2 = f32x4.add(s2, f32x4.mul(value, v128.load(b, 32)));
    s3 = f32x4.add(s3, f32x4.mul(value, v128.load(b, 48)));
    s4 = f32x4.add(s4, f32x4.mul(value, v128.load(b, 64)));
    s5 = f32x4.add(s5, f32x4.mul(value, v128.load(b, 80)));
    s6 = f32x4.add(s6, f32x4.mul(value, v128.load(b, 96)));
    s7 = f32x4.add(s7, f32x4.mul(value, v128.load(b, 112)));
    x += xStep;
    b += bRow;
  }
  if (add) {
    s0 = f32x4.add(v128.load(y), s0);
    s1 = f32x4.add(v128.load(y, 16), s1);
    s2 = f32x4.add(v128.load(y, 32), s2);
    s3 = f32x4.add(v128.load(y, 48), s3);
    s4 = f32x4.add(v128.load(y, 64), s4);
    s5 = f32x4.add(v128.load(y, 80), s5);
    s6 = f32x4.add(v128.load(y, 96), s6);
    s7 = f32x4.add(v128.load(y, 112), s7);
  }
  v128.store(y, s0);
  v128.store(y, s1, 16);
  v128.store(y, s2, 32);
  v128.store(y, s3, 48);
  v128.store(y, s4, 64);
  v128.store(y, s5, 80);
  v128.store(y, s6, 96);
  v128.store(y, s7, 112);
}

/** c(i, j) = 0 + a(i) b(j), for a contiguous b; a(i) is at a + i * aRow. */
export function outerProduct(a: usize, aRow: usize, rows: i32, b: usize, cols: i32, c: usize): void {
  const whole = (<usize>(cols & ~3)) << 2;
  const end = (<usize>cols) << 2;
  const zero = f32x4.splat(0);
  for (; rows > 0; rows--) {
    const value = v128.load_splat<f32>(a);
    let at: usize = 0;
    for (; at < whole; at += 16) v128.store(c + at, f32x4.add(zero, f32x4.mul(value, v128.load(b + at))));
    for (; at < end; at += 4) store<f32>(c + at, <f32>0 + load<f32>(a) * load<f32>(b + at));
    a += aRow;
    c += end;
  }
}
