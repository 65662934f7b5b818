import { tile, tileApart } from './matmul-tile';

/**
 * One picture against a bank of filters: y(p, j) = sum over i of x(p, i) f(i, j), where p counts height x width places, and
 * the values x(p, i) that a filter sees from place p are `runs` stretches (its rows) of `length` float32 each. Rows of
 * filters with gaps in them are `passes` times such stretches. Addresses and steps are in bytes.
 */
export function correlate(
  x: usize,
  xPlace: usize,
  xRow: usize,
  height: i32,
  width: i32,
  runs: i32,
  runStep: usize,
  length: i32,
  passes: i32,
  passStep: usize,
  filters: usize,
  cols: i32,
  y: usize,
  yPlace: usize,
  yRow: usize,
): void {
  const size = runs * passes * length;
  const aJump = runStep - ((<usize>length) << 2);
  // Places one behind the other in memory: tiles need not end with the row.
  const through = yRow == <usize>width * yPlace;
  for (let j = 0; j < cols; j += 8) {
    const panelCols = min(8, cols - j);
    const bStep: usize = panelCols > 4 ? 32 : 16;
    const panel = filters + ((<usize>j * <usize>size) << 2);
    for (let pass = 0; pass < passes; pass++) {
      const b = panel + <usize>(pass * length) * bStep;
      const bJump = <usize>((passes - 1) * length) * bStep;
      let row = x + <usize>pass * passStep;
      let out = y + ((<usize>j) << 2);
      let outRow = out;
      let at = row;
      let column = 0;
      let left = height * width;
      while (left > 0) {
        const toEnd = width - column;
        const places = min(4, through ? left : min(left, toEnd));
        const a0 = at;
        let a1 = a0;
        let a2 = a0;
        let a3 = a0;
        if (toEnd > 4) {
          a1 = a0 + xPlace;
          a2 = a1 + xPlace;
          a3 = a2 + xPlace;
          at = a3 + xPlace;
          column += 4;
        } else {
          for (let i = 0; i < places; i++) {
            if (i == 1) a1 = at;
            else if (i == 2) a2 = at;
            else if (i == 3) a3 = at;
            at += xPlace;
            if (++column == width) {
              column = 0;
              row += xRow;
              at = row;
            }
          }
        }
        const to = out;
        if (column == 0 && !through) {
          outRow += yRow;
          out = outRow;
        } else out += <usize>places * yPlace;
        if (places == 4 && panelCols == 8) {
          tile(true, false, runs, length, a0, a1, a2, a3, 4, aJump, b, bStep, bJump, to, yPlace, pass > 0);
        } else {
          tileApart(places, panelCols, runs, length, a0, a1, a2, a3, 4, aJump, b, bStep, bJump, to, yPlace, pass > 0);
        }
        left -= places;
      }
    }
  }
}
