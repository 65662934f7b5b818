/**
 * What somebody knows of a concept, from answers to questions about it: a logistic model with one ability for each concept (Rasch 1960),
 * with chance as a lower asymptote where one may guess (Birnbaum 1968), and the posterior mean as the estimate (Bock and Mislevy 1982,
 * Applied Psychological Measurement 6(4)).
 *
 *     P(right | θ) = c + (1 - c) / (1 + exp(-(θ - b)))        θ ~ N(0, 1) before any answer
 *     log p(θ | answers) = -θ²/2 + Σ_k λ^k (s_k log P_k + (1 - s_k) log(1 - P_k)) + constant
 *
 * b is the difficulty, c the chance of guessing, s the share of the points that was earned, and k how many answers on the concept came
 * later: what one knows changes, so that older answers count less. Mastery is the chance of getting a question of middle difficulty
 * right without guessing, 1 / (1 + exp(-θ)), averaged over the posterior; the interval holds 80 % of it.
 */
export interface Evidence {
  /** Share of the points, from 0 to 1. */
  share: number;
  /** 1 to 5, as authors say. */
  difficulty: number;
  /** Chance of guessing it, from 0 to 1. */
  guess: number;
}

export interface Mastery {
  mean: number;
  low: number;
  high: number;
  answers: number;
}

/** λ: how much an answer still counts when another one has followed. */
const FADING = 0.9;
/** Logits between two levels of difficulty. Chosen, not measured. */
const STEP = 0.7;
const MIDDLE = 3;
const GRID = Array.from({ length: 161 }, (_, i) => -4 + i / 20);
const OUTSIDE = 0.1;

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** @param evidence oldest first */
export function masteryOf(evidence: readonly Evidence[]): Mastery {
  const logs = GRID.map((theta) =>
    evidence.reduce(
      (sum, { share, difficulty, guess }, i) => {
        const right = guess + (1 - guess) * logistic(theta - STEP * (difficulty - MIDDLE));
        const weight = FADING ** (evidence.length - 1 - i);
        return sum + weight * (share * Math.log(right) + (1 - share) * Math.log(1 - right));
      },
      -(theta ** 2) / 2,
    ),
  );
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let below = 0;
  let [low, high] = [0, 1];
  let mean = 0;
  GRID.forEach((theta, i) => {
    const mass = (weights[i] ?? 0) / all;
    mean += mass * logistic(theta);
    if (below < OUTSIDE && below + mass >= OUTSIDE) low = logistic(theta);
    if (below < 1 - OUTSIDE && below + mass >= 1 - OUTSIDE) high = logistic(theta);
    below += mass;
  });
  return { mean, low, high, answers: evidence.length };
}
