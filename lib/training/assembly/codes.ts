// Codes by which the kernels' callers choose an operation. This file is TypeScript as well as AssemblyScript.

// Of two tensors of one type.
export const ADD = 0;
export const SUBTRACT = 1;
export const MULTIPLY = 2;
export const DIVIDE = 3;
export const MAXIMUM = 4;
export const MINIMUM = 5;
export const SQUARED_DIFFERENCE = 6;
export const PRELU = 7;
export const ELU_GRAD = 8;
export const FLOOR_DIVIDE = 9;
export const MODULO = 10;
export const POWER = 11;
export const ATAN2 = 12;

// Comparisons.
export const EQUAL = 0;
export const NOT_EQUAL = 1;
export const LESS = 2;
export const LESS_EQUAL = 3;
export const GREATER = 4;
export const GREATER_EQUAL = 5;

// Of two tensors of bool.
export const AND = 0;
export const OR = 1;

/** How the two operands of a row meet: both have a value for each element, or one has a single value. */
export const BOTH_LONG = 0;
export const SECOND_SINGLE = 1;
export const FIRST_SINGLE = 2;

// Of one tensor.
export const ABSOLUTE = 0;
export const NEGATE = 1;
export const SQUARE = 2;
export const SQUARE_ROOT = 3;
export const RECIPROCAL_SQUARE_ROOT = 4;
export const RECIPROCAL = 5;
export const RELU = 6;
export const RELU6 = 7;
export const LEAKY_RELU = 8;
export const SIGN = 9;
export const STEP = 10;
export const FLOOR = 11;
export const CEIL = 12;
export const ROUND = 13;
export const CLIP = 14;

// Of one tensor, to bool.
export const IS_NAN = 0;
export const IS_INF = 1;
export const IS_FINITE = 2;
export const IS_NOT_ZERO = 3;

// Of many values to one.
export const SUM = 0;
export const LARGEST = 1;
export const SMALLEST = 2;
export const PRODUCT = 3;

// Of many bools to one.
export const ALL = 0;
export const ANY = 1;

// Of one tensor of float32, each a function of its own.
export const EXP = 0;
export const EXPM1 = 1;
export const LOG = 2;
export const LOG1P = 3;
export const SIGMOID = 4;
export const TANH = 5;
export const SOFTPLUS = 6;
export const ELU = 7;
export const SELU = 8;
export const SIN = 9;
export const COS = 10;
export const TAN = 11;
export const ASIN = 12;
export const ACOS = 13;
export const ATAN = 14;
export const SINH = 15;
export const COSH = 16;
export const ASINH = 17;
export const ACOSH = 18;
export const ATANH = 19;
export const ERF = 20;
