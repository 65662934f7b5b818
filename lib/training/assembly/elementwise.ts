// Addresses are in bytes; `n` counts elements. Outputs never overlap inputs unless they are the same array.

/** out[i] = a[i] + b[i] */
export function addF32(a: usize, b: usize, out: usize, n: i32): void {
  let i: usize = 0;
  const bytes = <usize>n << 2;
  for (; i + 16 <= bytes; i += 16) v128.store(out + i, f32x4.add(v128.load(a + i), v128.load(b + i)));
  for (; i < bytes; i += 4) store<f32>(out + i, load<f32>(a + i) + load<f32>(b + i));
}
