// Softmax of float32, row by row. Addresses are in bytes.

import { expSingle } from './math-single';
import { Largest, reduceRow } from './reduce';
import { sumRow } from './reduce-sum';
import { loadRest, storeRest } from './vectors';

/**
 * out = e^(x - m) / sum e^(x - m) of each row, m the largest of the row. `out` may be `x`. The sum is one of float64. The
 * error is at most 4 ulp where x - m is exact, and grows with |x - m| by half an ulp of x - m where it is not.
 */
export function softmaxRows(x: usize, out: usize, rows: i32, columns: i32): void {
  const rest = columns & 3;
  const whole = (<usize>columns << 2) & ~15;
  const stride = <usize>columns << 2;
  for (let row = 0; row < rows; row++, x += stride, out += stride) {
    const largest = reduceRow<f32, Largest>(x, columns);
    let i: usize = 0;
    for (; i < whole; i += 16) v128.store(out + i, expSingle(f32x4.sub(v128.load(x + i), largest)));
    if (rest) storeRest(out + i, expSingle(f32x4.sub(loadRest(x + i, rest), largest)), rest);
    const sum = f32x4.splat(<f32>sumRow(out, columns));
    for (i = 0; i < whole; i += 16) v128.store(out + i, f32x4.div(v128.load(out + i), sum));
    if (rest) storeRest(out + i, f32x4.div(loadRest(out + i, rest), sum), rest);
  }
}
