// Addresses and strides are in bytes.
//
// The innermost loops of every product here: a tile of 4 rows by 8 (or 4) columns of c, whose sums stay in registers
// while k goes by, as in Goto & van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008). Eight sums of
// four lanes hide the latency of an addition, and leave registers for what is multiplied. Each element of c is the sum
// over k in order, in one float32, starting from 0.
//
// Runtimes that check every address in code (Deno does, browsers and Node do not) pay for each load: where four rows of a
// lie side by side one load brings them all, and shuffles spread them.
//
// k runs over `runs` stretches of `k` steps; after each stretch a and b jump on. Plain products have one stretch;
// convolutions have one for each row of the filter or of the picture.

/** Where a tile goes that sticks out of c: 4 rows of 8 columns. */
const SPILL: usize = memory.data(128, 16);

/**
 * The loops themselves, for callers to whom a call for each tile would cost too much: always inlined, and `wide` (8 columns,
 * not 4) and `packed` (four rows side by side at a0) have to be constants. The whole tile is written.
 */
@inline
export function tile(
  wide: bool,
  packed: bool,
  runs: i32,
  k: i32,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  aStep: usize,
  aJump: usize,
  b: usize,
  bStep: usize,
  bJump: usize,
  c: usize,
  cRow: usize,
  add: bool,
): void {
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  for (; runs > 0; runs--) {
    for (let left = k; left > 0; left--) {
      const b0 = v128.load(b);
      const b1 = wide ? v128.load(b, 16) : b0;
      const p = packed ? v128.load(a0) : b0;
      let x = packed ? v128.shuffle<f32>(p, p, 0, 0, 0, 0) : v128.load_splat<f32>(a0);
      c00 = f32x4.add(c00, f32x4.mul(x, b0));
      if (wide) c01 = f32x4.add(c01, f32x4.mul(x, b1));
      x = packed ? v128.shuffle<f32>(p, p, 1, 1, 1, 1) : v128.load_splat<f32>(a1);
      c10 = f32x4.add(c10, f32x4.mul(x, b0));
      if (wide) c11 = f32x4.add(c11, f32x4.mul(x, b1));
      x = packed ? v128.shuffle<f32>(p, p, 2, 2, 2, 2) : v128.load_splat<f32>(a2);
      c20 = f32x4.add(c20, f32x4.mul(x, b0));
      if (wide) c21 = f32x4.add(c21, f32x4.mul(x, b1));
      x = packed ? v128.shuffle<f32>(p, p, 3, 3, 3, 3) : v128.load_splat<f32>(a3);
      c30 = f32x4.add(c30, f32x4.mul(x, b0));
      if (wide) c31 = f32x4.add(c31, f32x4.mul(x, b1));
      a0 += aStep;
      if (!packed) {
        a1 += aStep;
        a2 += aStep;
        a3 += aStep;
      }
      b += bStep;
    }
    a0 += aJump;
    if (!packed) {
      a1 += aJump;
      a2 += aJump;
      a3 += aJump;
    }
    b += bJump;
  }
  putRow(wide, c, c00, c01, add);
  putRow(wide, c + cRow, c10, c11, add);
  putRow(wide, c + 2 * cRow, c20, c21, add);
  putRow(wide, c + 3 * cRow, c30, c31, add);
}

@inline
function putRow(wide: bool, c: usize, x: v128, y: v128, add: bool): void {
  if (add) {
    x = f32x4.add(v128.load(c), x);
    if (wide) y = f32x4.add(v128.load(c, 16), y);
  }
  v128.store(c, x);
  if (wide) v128.store(c, y, 16);
}

/**
 * A tile's `rows` x `cols` upper left corner into c, which is all that may be touched there. Four rows of a lie side by
 * side: a(i, k) is at a + i * 4 + k * aStep, and all four are read whatever `rows` is.
 * b(k, j) is at b + k * bStep + j * 4; eight columns are read if cols > 4, else four.
 */
export function tileSideBySide(
  rows: i32,
  cols: i32,
  runs: i32,
  k: i32,
  a: usize,
  aStep: usize,
  aJump: usize,
  b: usize,
  bStep: usize,
  bJump: usize,
  c: usize,
  cRow: usize,
  add: bool,
): void {
  const whole = rows >= 4 && (cols >= 8 || cols == 4);
  const out = whole ? c : SPILL;
  const outRow = whole ? cRow : 32;
  if (cols > 4) tile(true, true, runs, k, a, a, a, a, aStep, aJump, b, bStep, bJump, out, outRow, whole && add);
  else tile(false, true, runs, k, a, a, a, a, aStep, aJump, b, bStep, bJump, out, outRow, whole && add);
  if (!whole) putCorner(rows, cols, c, cRow, add);
}

/** As `tileSideBySide`, of four rows anywhere: a(i, k) is at a_i + k * aStep. Rows from `rows` on may be any of them. */
export function tileApart(
  rows: i32,
  cols: i32,
  runs: i32,
  k: i32,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  aStep: usize,
  aJump: usize,
  b: usize,
  bStep: usize,
  bJump: usize,
  c: usize,
  cRow: usize,
  add: bool,
): void {
  const whole = rows >= 4 && (cols >= 8 || cols == 4);
  const out = whole ? c : SPILL;
  const outRow = whole ? cRow : 32;
  if (cols > 4) tile(true, false, runs, k, a0, a1, a2, a3, aStep, aJump, b, bStep, bJump, out, outRow, whole && add);
  else tile(false, false, runs, k, a0, a1, a2, a3, aStep, aJump, b, bStep, bJump, out, outRow, whole && add);
  if (!whole) putCorner(rows, cols, c, cRow, add);
}

function putCorner(rows: i32, cols: i32, c: usize, cRow: usize, add: bool): void {
  for (let i = 0; i < min(rows, 4); i++) {
    const from = SPILL + ((<usize>i) << 5);
    for (let j: usize = 0; j < (<usize>cols) << 2; j += 4) {
      const x = load<f32>(from + j);
      store<f32>(c + j, add ? load<f32>(c + j) + x : x);
    }
    c += cRow;
  }
}

/** A panel of b, 8 columns wide, with packed panels of a one after the other: `tiles` whole tiles of c, from above. */
export function panelTiles(
  tiles: i32,
  k: i32,
  a: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cRow: usize,
  add: bool,
): void {
  for (; tiles > 0; tiles--) {
    tile(true, true, 1, k, a, 0, 0, 0, 16, 0, b, bStep, 0, c, cRow, add);
    a += (<usize>k) << 4;
    c += 4 * cRow;
  }
}
