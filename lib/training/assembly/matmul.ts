import { packPanels, packPanels4 } from './matmul-pack';
import { panelTiles, tileApart, tileSideBySide } from './matmul-tile';
import { outerProduct, rowsTimesVector, vectorTimesRows } from './matmul-vector';

// Addresses and strides are in bytes. Blocks as in Goto & van de Geijn (2008): a stretch of k at a time; of that, as much
// of b as the level-2 cache holds, packed into panels of 8 columns, each of which stays in the level-1 cache while
// the rows of a go by. Sums over one stretch of k are in order; then stretches are added in order.

const K_BLOCK: i32 = 256;
const M_BLOCK: i32 = 128;
const N_BLOCK: i32 = 512;
/** Up to this many elements a matrix is read where it is: it stays in the level-1 cache whatever its strides. */
const SMALL: i32 = 4096;

const PACKED_A: usize = memory.data(4 * 128 * 256, 64);
const PACKED_B: usize = memory.data(4 * 512 * 256, 64);

/**
 * c = a b for `batches` pairs of matrices, c contiguous (m x n each). a(i, k) is at a + i * aRow + k * aCol, b(k, j) at
 * b + k * bRow + j * bCol; one stride of each pair has to be 4. A batch of stride 0 is used again and again.
 */
export function matmulF32(
  a: usize,
  aRow: usize,
  aCol: usize,
  aBatch: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  bBatch: usize,
  c: usize,
  batches: i32,
  m: i32,
  n: i32,
  k: i32,
): void {
  if (bBatch == 0 && aCol == 4 && aBatch == <usize>m * aRow) {
    // One after the other, the matrices of a are one with more rows.
    m *= batches;
    batches = 1;
  }
  const cBatch = (<usize>m * <usize>n) << 2;
  for (; batches > 0; batches--) {
    multiply(a, aRow, aCol, b, bRow, bCol, c, m, n, k);
    a += aBatch;
    b += bBatch;
    c += cBatch;
  }
}

function multiply(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  c: usize,
  m: i32,
  n: i32,
  k: i32,
): void {
  if (m == 0 || n == 0) return;
  if (k == 0) {
    memory.fill(c, 0, (<usize>m * <usize>n) << 2);
    return;
  }
  if (k == 1 && bCol == 4) {
    outerProduct(a, aRow, m, b, n, c);
    return;
  }
  const blocks = (k + K_BLOCK - 1) / K_BLOCK;
  const size = ((k + blocks - 1) / blocks + 7) & ~7;
  for (let first = 0; first < k; first += size) {
    const part = min(size, k - first);
    const from = a + <usize>first * aCol;
    const by = b + <usize>first * bRow;
    if (m <= 2) rowByRow(from, aRow, aCol, by, bRow, bCol, c, m, n, part, first > 0);
    else if (n == 1 || (n == 2 && aCol == 4))
      columnByColumn(from, aRow, aCol, by, bRow, bCol, c, m, n, part, first > 0);
    else inTiles(from, aRow, aCol, by, bRow, bCol, c, m, n, part, first > 0);
  }
}

/** Few rows: each is a vector times b. */
function rowByRow(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  c: usize,
  m: i32,
  n: i32,
  k: i32,
  add: bool,
): void {
  for (; m > 0; m--) {
    if (bCol == 4) vectorTimesRows(a, aCol, k, b, bRow, n, c, 4, add);
    else rowsTimesVector(b, bCol, n, k, contiguous(a, aCol, k), c, 4, add);
    a += aRow;
    c += (<usize>n) << 2;
  }
}

/** Few columns: each is a times a vector. */
function columnByColumn(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  c: usize,
  m: i32,
  n: i32,
  k: i32,
  add: bool,
): void {
  const cRow = (<usize>n) << 2;
  for (let j = 0; j < n; j++) {
    if (aCol == 4) rowsTimesVector(a, aRow, m, k, contiguous(b, bRow, k), c, cRow, add);
    else vectorTimesRows(b, bRow, k, a, aCol, m, c, cRow, add);
    b += bCol;
    c += 4;
  }
}

/** The vector itself, or a packed copy of it if it has gaps. */
function contiguous(x: usize, step: usize, k: i32): usize {
  if (step == 4) return x;
  for (let i = 0; i < k; i++) store<f32>(PACKED_A + ((<usize>i) << 2), load<f32>(x + <usize>i * step));
  return PACKED_A;
}

function inTiles(
  a: usize,
  aRow: usize,
  aCol: usize,
  b: usize,
  bRow: usize,
  bCol: usize,
  c: usize,
  m: i32,
  n: i32,
  k: i32,
  add: bool,
): void {
  const cRow = (<usize>n) << 2;
  const bInPlace = bCol == 4 && (m <= 16 || n * k <= SMALL * 2);
  // Rows that lie along k are read quite well as they are; columns far apart are not.
  const packA = aCol == 4 ? n >= 64 : m * k > SMALL;
  for (let j0 = 0; j0 < n; j0 += N_BLOCK) {
    const cols = min(N_BLOCK, n - j0);
    packPanels(b + <usize>j0 * bCol, bRow, bCol, bInPlace ? cols & ~7 : 0, cols, k, PACKED_B, k);
    for (let i0 = 0; i0 < m; i0 += M_BLOCK) {
      const rows = min(M_BLOCK, m - i0);
      const block = a + <usize>i0 * aRow;
      if (packA) packPanels4(block, aRow, aCol, rows, k, PACKED_A);
      for (let j = 0; j < cols; j += 8) {
        const width = min(8, cols - j);
        const inPlace = bInPlace && (width == 8 || width == 4);
        const panel = inPlace ? b + ((<usize>(j0 + j)) << 2) : PACKED_B + ((<usize>j * <usize>k) << 2);
        const bStep: usize = inPlace ? bRow : width > 4 ? 32 : 16;
        let to = c + <usize>i0 * cRow + ((<usize>(j0 + j)) << 2);
        let first = 0;
        if (packA && width == 8) {
          first = rows & ~3;
          panelTiles(first >> 2, k, PACKED_A, panel, bStep, to, cRow, add);
          to += <usize>first * cRow;
        }
        for (let i = first; i < rows; i += 4) {
          const height = rows - i;
          if (packA) {
            const from = PACKED_A + ((<usize>i * <usize>k) << 2);
            tileSideBySide(height, width, 1, k, from, 16, 0, panel, bStep, 0, to, cRow, add);
          } else if (aRow == 4 && height >= 4) {
            const from = block + ((<usize>i) << 2);
            tileSideBySide(4, width, 1, k, from, aCol, 0, panel, bStep, 0, to, cRow, add);
          } else {
            const a0 = block + <usize>i * aRow;
            const a1 = height > 1 ? a0 + aRow : a0;
            const a2 = height > 2 ? a1 + aRow : a0;
            const a3 = height > 3 ? a2 + aRow : a0;
            tileApart(height, width, 1, k, a0, a1, a2, a3, aCol, 0, panel, bStep, 0, to, cRow, add);
          }
          to += 4 * cRow;
        }
      }
    }
  }
}
