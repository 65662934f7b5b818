import { type Matrix, SingularValueDecomposition } from 'ml-matrix';
import { cos, exp, log, sin } from './elementary';

/** Singular values of a matrix, the largest first. */
export function singularValues(m: Matrix): number[] {
  return new SingularValueDecomposition(m, {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
  }).diagonal.toSorted((a, b) => b - a);
}

/**
 * Exponential of the entropy of the singular values' shares: r for r equal values, close to 1 when one dominates. NaN when
 * all are zero. Roy, Vetterli, The effective rank, EUSIPCO 2007.
 */
export function effectiveRank(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  const shares = values.map((value) => value / total);
  return exp(-shares.reduce((sum, share) => sum + (share === 0 ? 0 : share * log(share)), 0));
}

/** |F v| of the unitary discrete Fourier transform, one value for each of the frequencies 0..n-1. */
export function fourierMagnitudes(v: ArrayLike<number>): number[] {
  const n = v.length;
  return Array.from({ length: n }, (_, k) => {
    let re = 0;
    let im = 0;
    for (let i = 0; i < n; i++) {
      const angle = (2 * Math.PI * ((k * i) % n)) / n;
      re += (v[i] as number) * cos(angle);
      im -= (v[i] as number) * sin(angle);
    }
    return Math.sqrt(re * re + im * im) / Math.sqrt(n);
  });
}
