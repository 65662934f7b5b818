/**
 * The five trainings of the benchmark: what the data generator, the tfjs forms and `torch_contender.py` share. A runtime's
 * compiler comes to rest after some seconds of work, so short trainings are repeated more often before they count as warm.
 */
export const JOBS = {
  J1: { what: 'linear regression, full batch, SGD', samples: 40, batch: 40, steps: 5000, short: 200, warmUps: 12 },
  J2: { what: 'MLP 2-64-64-1 tanh, batch 32, Adam', samples: 500, batch: 32, steps: 800, short: 32, warmUps: 8 },
  J3: { what: 'MLP 784-512-512-10 relu, batch 128, SGD', samples: 2000, batch: 128, steps: 80, short: 4, warmUps: 1 },
  J4: {
    what: 'matrix factorization 100x100, depth 3, SGD',
    samples: 100,
    batch: 100,
    steps: 3000,
    short: 60,
    warmUps: 2,
  },
  J5: {
    what: 'conv 8 - pool - conv 16 - pool - dense, batch 64, SGD',
    samples: 2000,
    batch: 64,
    steps: 64,
    short: 2,
    warmUps: 2,
  },
} as const;

export type JobName = keyof typeof JOBS;

/** The batch of a step, as rows of the data in their order: the last one of an epoch holds what is left. */
export function batchOf(job: JobName, step: number): { from: number; count: number } {
  const { samples, batch } = JOBS[job];
  const from = (step % Math.ceil(samples / batch)) * batch;
  return { from, count: Math.min(batch, samples - from) };
}

/** Rows on which the loss is taken after training; all of them where that is cheap. */
export const LOSS_ROWS = 256;
