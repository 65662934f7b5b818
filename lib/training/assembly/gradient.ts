// Gradients of one kernel in one pass. Addresses are in bytes; `n` counts elements; all arrays are float32.

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
