// What layers do to a product before anyone else sees it.

/**
 * c(i, j) = f(c(i, j) + bias(j)) in place; no bias if its address is 0.
 * f: 0 is the identity, 1 is relu, 2 is relu6, 3 is x < 0 ? alpha x : x.
 */
export function biasActivateF32(c: usize, rows: i32, cols: i32, bias: usize, activation: i32, alpha: f32): void {
  const width = (<usize>cols) << 2;
  const whole = width & ~15;
  for (; rows > 0; rows--) {
    let at: usize = 0;
    for (; at < whole; at += 16) {
      let x = v128.load(c + at);
      if (bias) x = f32x4.add(x, v128.load(bias + at));
      v128.store(c + at, activate(x, activation, alpha));
    }
    for (; at < width; at += 4) {
      let x = v128.load32_zero(c + at);
      if (bias) x = f32x4.add(x, v128.load32_zero(bias + at));
      store<f32>(c + at, f32x4.extract_lane(activate(x, activation, alpha), 0));
    }
    c += width;
  }
}

@inline
function activate(x: v128, activation: i32, alpha: f32): v128 {
  if (activation == 0) return x;
  if (activation == 3) return v128.bitselect(f32x4.mul(x, f32x4.splat(alpha)), x, f32x4.lt(x, f32x4.splat(0)));
  x = f32x4.max(x, f32x4.splat(0));
  return activation == 1 ? x : f32x4.min(x, f32x4.splat(6));
}
