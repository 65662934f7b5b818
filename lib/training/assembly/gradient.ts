// Gradients of one kernel in one pass. Addresses are in bytes; `n` counts elements; all arrays are float32. The last few
// elements go through the same lanes as the rest, one at a time.

const ONE = f32x4.splat(1);
const ZERO = f32x4.splat(0);

/** out[i] = 2 x[i] dy[i]; the gradient of x² */
export function squareGrad(dy: usize, x: usize, out: usize, n: i32): void {
  const bytes = <usize>n << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const twice = f32x4.add(v128.load(x + i), v128.load(x + i));
    v128.store(out + i, f32x4.mul(v128.load(dy + i), twice));
  }
  for (; i < bytes; i += 4) store<f32>(out + i, load<f32>(dy + i) * (load<f32>(x + i) + load<f32>(x + i)));
}

/** out[i] = 2 (a[i] - b[i]) dy[i]; the gradient of (a - b)² by a */
export function squaredDifferenceGrad(dy: usize, a: usize, b: usize, out: usize, n: i32): void {
  const bytes = <usize>n << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const difference = f32x4.sub(v128.load(a + i), v128.load(b + i));
    v128.store(out + i, f32x4.mul(v128.load(dy + i), f32x4.add(difference, difference)));
  }
  for (; i < bytes; i += 4) {
    const difference = load<f32>(a + i) - load<f32>(b + i);
    store<f32>(out + i, load<f32>(dy + i) * (difference + difference));
  }
}

/** out[i] = (1 - y[i]²) dy[i], where y = tanh(x) */
export function tanhGrad(dy: usize, y: usize, out: usize, n: i32): void {
  const bytes = <usize>n << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const value = v128.load(y + i);
    v128.store(out + i, f32x4.mul(f32x4.sub(ONE, f32x4.mul(value, value)), v128.load(dy + i)));
  }
  for (; i < bytes; i += 4) {
    const value = load<f32>(y + i);
    store<f32>(out + i, (1 - value * value) * load<f32>(dy + i));
  }
}

/** out[i] = dy[i] y[i] (1 - y[i]), where y = 1 / (1 + exp(-x)) */
export function sigmoidGrad(dy: usize, y: usize, out: usize, n: i32): void {
  const bytes = <usize>n << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const value = v128.load(y + i);
    v128.store(out + i, f32x4.mul(v128.load(dy + i), f32x4.mul(value, f32x4.sub(ONE, value))));
  }
  for (; i < bytes; i += 4) {
    const value = load<f32>(y + i);
    store<f32>(out + i, load<f32>(dy + i) * (value * (1 - value)));
  }
}

/** out[i] = dy[i] where x[i] > 0, NaN where x[i] is NaN, else 0 */
export function reluGrad(dy: usize, x: usize, out: usize, n: i32): void {
  const bytes = <usize>n << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const value = v128.load(x + i);
    const passed = v128.and(v128.load(dy + i), f32x4.gt(value, ZERO));
    v128.store(out + i, v128.bitselect(value, passed, f32x4.ne(value, value)));
  }
  for (; i < bytes; i += 4) {
    const value = load<f32>(x + i);
    store<f32>(out + i, value > 0 ? load<f32>(dy + i) : value != value ? value : 0);
  }
}

/** For each row: out = y (dy - sum(dy y)), where y is a softmax over the row. The sum runs from left to right. */
export function softmaxGrad(dy: usize, y: usize, out: usize, rows: i32, columns: i32): void {
  const bytes = <usize>columns << 2;
  for (let row = 0; row < rows; row++) {
    let sum: f32 = 0;
    for (let i: usize = 0; i < bytes; i += 4) sum += load<f32>(dy + i) * load<f32>(y + i);
    for (let i: usize = 0; i < bytes; i += 4) store<f32>(out + i, load<f32>(y + i) * (load<f32>(dy + i) - sum));
    dy += bytes;
    y += bytes;
    out += bytes;
  }
}
