import { expect, test } from 'vitest';
import { chiSquareQuantile, fQuantile, logGamma, tQuantile } from '@/lib/statistics/distributions';

// By R 4.2.2: qt, qf, qchisq, lgamma.
const near = (made: number, wanted: number) => expect(Math.abs(made / wanted - 1)).toBeLessThan(1e-11);

test('quantiles of Student, Fisher and chi-square are those of R', () => {
  near(tQuantile(0.975, 4), 2.7764451051977934);
  near(tQuantile(0.975, 29), 2.0452296421327034);
  near(tQuantile(0.9, 1), 3.0776835371752544);
  near(fQuantile(0.025, 4, 12), 0.1142705793220089);
  near(fQuantile(0.975, 29, 174), 1.661538417028813);
  near(fQuantile(0.5, 999, 3996), 0.99949949622136103);
  near(fQuantile(0.975, 1, 1), 647.78901147784404);
  near(chiSquareQuantile(0.025, 4), 0.48441855708792975);
  near(chiSquareQuantile(0.975, 174), 212.41860076389435);
  near(chiSquareQuantile(0.5, 3996), 3995.3333531098056);
  near(chiSquareQuantile(0.025, 1), 0.00098206911717525617);
});

test('the gamma function is the factorial', () => {
  near(logGamma(0.5), Math.log(Math.PI) / 2);
  let sum = 0;
  for (let n = 2; n <= 170; n++) {
    sum += Math.log(n);
    near(logGamma(n + 1), sum);
  }
});
