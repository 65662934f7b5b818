// Pixels: the grid is placed by hand, as only what is in sight is drawn.

export const ROW = 38;
export const COLUMN = 118;
export const TOTAL = 104;
export const HEAD = 122;
export const FOOT = 52;

/** The column of names, narrower where there is little room. */
export const NAME = { wide: 208, narrow: 132 };

/** What is drawn before the browser has measured anything. */
export const FIRST_SIGHT = { width: 1440, height: 760 };

/** How many rows are asked for at once. */
export const CHUNK = 50;
