import type { Scores } from '@/lib/analytics/scores';

// Published data, on which R 4.2.2 and psych 2.2.9 gave the figures of these tests.

/** Right (1) and wrong (0) answers by pattern, with how many of 1,000 people had it. */
function fromPatterns(patterns: Record<string, number>): Scores {
  const rows = Object.entries(patterns).flatMap(([pattern, count]) =>
    Array.from({ length: count }, () => [...pattern].map(Number)),
  );
  return { maxPoints: (rows[0] ?? []).map(() => 1), rows };
}

/** Sections 6 of the Law School Admission Test: Bock and Lieberman 1970, Psychometrika 35, 179-197. */
export const LSAT6 = fromPatterns({
  '00000': 3,
  '00001': 6,
  '00010': 2,
  '00011': 11,
  '00100': 1,
  '00101': 1,
  '00110': 3,
  '00111': 4,
  '01000': 1,
  '01001': 8,
  '01011': 16,
  '01101': 3,
  '01110': 2,
  '01111': 15,
  '10000': 10,
  '10001': 29,
  '10010': 14,
  '10011': 81,
  '10100': 3,
  '10101': 28,
  '10110': 15,
  '10111': 80,
  '11000': 16,
  '11001': 56,
  '11010': 21,
  '11011': 173,
  '11100': 11,
  '11101': 61,
  '11110': 28,
  '11111': 298,
});

/** Section 7 of the same. */
export const LSAT7 = fromPatterns({
  '00000': 12,
  '00001': 19,
  '00010': 1,
  '00011': 7,
  '00100': 3,
  '00101': 19,
  '00110': 3,
  '00111': 17,
  '01000': 10,
  '01001': 5,
  '01010': 3,
  '01011': 7,
  '01100': 7,
  '01101': 23,
  '01110': 8,
  '01111': 28,
  '10000': 7,
  '10001': 39,
  '10010': 11,
  '10011': 34,
  '10100': 14,
  '10101': 51,
  '10110': 15,
  '10111': 90,
  '11000': 6,
  '11001': 25,
  '11010': 7,
  '11011': 35,
  '11100': 18,
  '11101': 136,
  '11110': 32,
  '11111': 308,
});

/** Percentages of favourable answers in 30 departments: Chatterjee and Price 1977, Regression Analysis by Example (R: attitude). */
export const ATTITUDE: Scores = {
  maxPoints: Array.from({ length: 7 }, () => 100),
  rows: `43 51 30 39 61 92 45
63 64 51 54 63 73 47
71 70 68 69 76 86 48
61 63 45 47 54 84 35
81 78 56 66 71 83 47
43 55 49 44 54 49 34
58 67 42 56 66 68 35
71 75 50 55 70 66 41
72 82 72 67 71 83 31
67 61 45 47 62 80 41
64 53 53 58 58 67 34
67 60 47 39 59 74 41
69 62 57 42 55 63 25
68 83 83 45 59 77 35
77 77 54 72 79 77 46
81 90 50 72 60 54 36
74 85 64 69 79 79 63
65 60 65 75 55 80 60
65 70 46 57 75 85 46
50 58 68 54 64 78 52
50 40 33 34 43 64 33
64 61 52 62 66 80 41
53 66 52 50 63 80 37
40 37 42 58 50 57 49
63 54 42 48 66 75 33
66 77 66 63 88 76 72
78 75 58 74 80 78 49
48 57 44 45 51 83 38
85 85 71 71 77 74 55
82 82 39 59 64 78 39`
    .split('\n')
    .map((line) => line.split(' ').map(Number)),
};
