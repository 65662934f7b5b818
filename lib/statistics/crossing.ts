const HALVINGS = 200;

/** Where a rising function crosses a value, to the last digit. */
export function crossing(rising: (at: number) => number, value: number, low: number, high: number): number {
  let [below, above] = [low, high];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (below + above) / 2;
    if (middle === below || middle === above) break;
    if (rising(middle) < value) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}
