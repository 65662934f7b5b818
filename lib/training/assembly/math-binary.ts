// Functions of two arrays of float32. Rows, strides and modes as in `binary.ts`; errors as in `math.ts`.

import { FIRST_SINGLE, POWER, SECOND_SINGLE } from './codes';
import { power } from './math-hyperbolic';
import { atan2 } from './math-trigonometry';
import { demoteBoth, loadRest, promoteHigh, storeRest } from './vectors';

/** x^y or the angle of (y, x): float32 from float32. */
export function mathBinaryF32(
  op: i32,
  a: usize,
  b: usize,
  out: usize,
  rows: i32,
  n: i32,
  aStride: usize,
  bStride: usize,
  mode: i32,
): void {
  for (let row = 0; row < rows; row++, a += aStride, b += bStride) {
    for (let i = 0; i < n; i += 4) {
      const rest = n - i < 4 ? n - i : 0;
      const at = <usize>i << 2;
      const x = mode == FIRST_SINGLE ? v128.load32_splat(a) : rest ? loadRest(a + at, rest) : v128.load(a + at);
      const y = mode == SECOND_SINGLE ? v128.load32_splat(b) : rest ? loadRest(b + at, rest) : v128.load(b + at);
      let low = f64x2.promote_low_f32x4(x);
      let high = promoteHigh(x);
      if (op == POWER) {
        low = power(low, f64x2.promote_low_f32x4(y));
        high = power(high, promoteHigh(y));
      } else {
        low = atan2(low, f64x2.promote_low_f32x4(y));
        high = atan2(high, promoteHigh(y));
      }
      if (rest) storeRest(out, demoteBoth(low, high), rest);
      else v128.store(out, demoteBoth(low, high));
      out += rest ? <usize>rest << 2 : 16;
    }
  }
}
