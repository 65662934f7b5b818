// Addresses and lengths of rows are in bytes; `top`, `left` and heights count rows and pixels of the picture.

/**
 * The picture with what lies around it as far as a filter reaches: row y, pixel x of `to` is row y - top, pixel x - left
 * of `from`. What is outside is left as it is, so `to` has to be all 0 before the first picture; the next one may follow
 * in the same place.
 */
export function framePicture(
  from: usize,
  height: i32,
  width: i32,
  pixel: usize,
  to: usize,
  toHeight: i32,
  toWidth: i32,
  top: i32,
  left: i32,
): void {
  const firstRow = max(0, top);
  const lastRow = min(toHeight, height + top);
  const first = max(0, left);
  const seen = min(toWidth, width + left) - first;
  if (seen <= 0) return;
  const bytes = <usize>seen * pixel;
  to += <usize>(firstRow * toWidth + first) * pixel;
  from += <usize>((firstRow - top) * width + first - left) * pixel;
  for (let row = firstRow; row < lastRow; row++) {
    copyBytes(from, to, bytes);
    from += <usize>width * pixel;
    to += <usize>toWidth * pixel;
  }
}

/** A multiple of 4. Rows are short, so that a call for a bulk copy would take longer. */
@inline
function copyBytes(from: usize, to: usize, bytes: usize): void {
  const end = from + bytes;
  for (; from + 16 <= end; from += 16) {
    v128.store(to, v128.load(from));
    to += 16;
  }
  for (; from < end; from += 4) {
    store<f32>(to, load<f32>(from));
    to += 4;
  }
}
