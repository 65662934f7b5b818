/** Functions of `Math` whose last digits the language leaves to the engine. */
const OF_ONE = [
  'acos',
  'acosh',
  'asin',
  'asinh',
  'atan',
  'atanh',
  'cbrt',
  'cos',
  'cosh',
  'exp',
  'expm1',
  'log',
  'log10',
  'log1p',
  'log2',
  'sin',
  'sinh',
  'tan',
  'tanh',
] as const;
const OF_TWO = ['atan2', 'hypot', 'pow'] as const;

type OfOne = (x: number) => number;
type OfTwo = (a: number, b: number) => number;

export type NumberExports = Record<`${(typeof OF_ONE)[number]}F64`, OfOne> &
  Record<`${(typeof OF_TWO)[number]}F64`, OfTwo>;

/**
 * Puts functions of WebAssembly in the place of `Math`'s own ones: two engines, or two versions of one, differ in last
 * digits, and training carries last digits into first ones. What tfjs calculates with `Math` (random normal numbers, Fourier
 * transforms) and what student code does then has the same bits everywhere. Within 3 ulp of V8's, and equal to it for NaN,
 * infinities and zeros. `Math.sqrt`, `abs`, `round` and their kind are exact in every engine and stay.
 *
 * The operator `**` has no function to replace: sources that use it are compiled to `Math.pow`.
 */
export function replaceMath(wasm: NumberExports): void {
  for (const name of OF_ONE) replace(name, wasm[`${name}F64`]);
  replace('atan2', wasm.atan2F64);
  const { hypotF64, powF64 } = wasm;
  replace('hypot', (...sides: number[]) => sides.reduce((length, side) => hypotF64(length, side), 0));
  // What was written as 2n ** 64n arrives here too; whole numbers have no last digits to differ in.
  replace('pow', (base, exponent) =>
    typeof base === 'bigint'
      ? (((base as bigint) ** (exponent as unknown as bigint)) as unknown as number)
      : powF64(base, exponent),
  );
}

function replace(name: (typeof OF_ONE)[number] | (typeof OF_TWO)[number], by: OfTwo): void {
  Object.defineProperty(by, 'name', { value: name });
  Object.defineProperty(Math, name, { value: by, writable: true, configurable: true });
}
