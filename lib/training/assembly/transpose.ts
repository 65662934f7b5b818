// Transposition of planes of four-byte elements, by tiles of 4x4 in registers within blocks that stay in the cache.

/**
 * A block of the output: rows of one cache line each, and no more of them than the nearest cache holds together when all
 * their addresses fall in the same place of it, as they do in matrices of 512 or 1024 columns.
 */
const BLOCK_ROWS = 8;
const BLOCK_COLUMNS = 16;

/**
 * out[i][j] = in[j][i] for i < n, j < m: the input's rows are `fromStride` bytes apart, the output's `toStride`;
 * within a row elements are neighbours.
 */
export function transposePlane(to: usize, toStride: usize, from: usize, fromStride: usize, n: i32, m: i32): void {
  const n4 = n & ~3;
  const m4 = m & ~3;
  for (let jBlock = 0; jBlock < m4; jBlock += BLOCK_COLUMNS) {
    const jEnd = min(jBlock + BLOCK_COLUMNS, m4);
    for (let iBlock = 0; iBlock < n4; iBlock += BLOCK_ROWS) {
      const iEnd = min(iBlock + BLOCK_ROWS, n4);
      for (let j = jBlock; j < jEnd; j += 4) {
        let source = from + <usize>j * fromStride + (<usize>iBlock << 2);
        let target = to + <usize>iBlock * toStride + (<usize>j << 2);
        for (let i = iBlock; i < iEnd; i += 4) {
          transposeTile(target, toStride, source, fromStride);
          source += 16;
          target += toStride << 2;
        }
      }
    }
  }
  // The right and lower edges that no tile covers.
  for (let i = n4; i < n; i++) {
    for (let j = 0; j < m4; j++) {
      store<u32>(to + <usize>i * toStride + (<usize>j << 2), load<u32>(from + <usize>j * fromStride + (<usize>i << 2)));
    }
  }
  for (let j = m4; j < m; j++) {
    for (let i = 0; i < n; i++) {
      store<u32>(to + <usize>i * toStride + (<usize>j << 2), load<u32>(from + <usize>j * fromStride + (<usize>i << 2)));
    }
  }
}

@inline
function transposeTile(to: usize, toStride: usize, from: usize, fromStride: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + fromStride);
  const c = v128.load(from + fromStride * 2);
  const d = v128.load(from + fromStride * 3);
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i32>(ab, cd, 0, 1, 4, 5));
  v128.store(to + toStride, v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
  v128.store(to + toStride * 2, v128.shuffle<i32>(abHigh, cdHigh, 0, 1, 4, 5));
  v128.store(to + toStride * 3, v128.shuffle<i32>(abHigh, cdHigh, 2, 3, 6, 7));
}
