// One step of each optimizer of tfjs in one pass, in place, with the roundings of tfjs's own chain of kernels: every
// product, sum, quotient and root is rounded to float32 by itself, so the results are the same to the last bit.
// All arrays are float32 and begin at multiples of 16 bytes; the memory of each is a multiple of 16 bytes long, so that the
// last vector may reach past the `n` elements.

@inline
function end(start: usize, n: i32): usize {
  return start + (((<usize>n << 2) + 15) & ~15);
}

@inline
function splat(x: f32): v128 {
  return f32x4.splat(x);
}

@inline
function mul(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

@inline
function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

/** value = scale g + value, where scale = -learningRate. */
export function updateSgd(value: usize, gradient: usize, n: i32, scale: f32): void {
  const c = splat(scale);
  for (const last = end(value, n); value < last; value += 16, gradient += 16) {
    v128.store(value, add(mul(c, v128.load(gradient)), v128.load(value)));
  }
}

/** a = momentum a + g; value = scale a + value, or with Nesterov's momentum scale (g + a momentum) + value. */
export function updateMomentum(
  value: usize,
  gradient: usize,
  accumulation: usize,
  n: i32,
  scale: f32,
  momentum: f32,
  nesterov: i32,
): void {
  const c = splat(scale);
  const m = splat(momentum);
  for (const last = end(value, n); value < last; value += 16, gradient += 16, accumulation += 16) {
    const g = v128.load(gradient);
    const a = add(mul(m, v128.load(accumulation)), g);
    v128.store(accumulation, a);
    const step = nesterov ? add(g, mul(a, m)) : a;
    v128.store(value, add(mul(c, step), v128.load(value)));
  }
}

/**
 * m = m beta1 + g rest1; v = v beta2 + g^2 rest2;
 * value = (m / correction1) / (sqrt(v / correction2) + epsilon) scale + value. Kingma and Ba 2015, algorithm 1.
 */
export function updateAdam(
  value: usize,
  gradient: usize,
  first: usize,
  second: usize,
  n: i32,
  scale: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  correction1: f32,
  correction2: f32,
  epsilon: f32,
): void {
  const last = end(value, n);
  for (; value < last; value += 16, gradient += 16, first += 16, second += 16) {
    const g = v128.load(gradient);
    const m = add(mul(v128.load(first), splat(beta1)), mul(g, splat(rest1)));
    const v = add(mul(v128.load(second), splat(beta2)), mul(mul(g, g), splat(rest2)));
    v128.store(first, m);
    v128.store(second, v);
    const root = f32x4.sqrt(f32x4.div(v, splat(correction2)));
    const step = f32x4.div(f32x4.div(m, splat(correction1)), add(root, splat(epsilon)));
    v128.store(value, add(mul(step, splat(scale)), v128.load(value)));
  }
}

/** m = m beta1 + g rest1; u = max(u beta2, |g|); value = scale (m / (u + epsilon)) + value. Same paper, algorithm 2. */
export function updateAdamax(
  value: usize,
  gradient: usize,
  first: usize,
  norm: usize,
  n: i32,
  scale: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  epsilon: f32,
): void {
  const last = end(value, n);
  for (; value < last; value += 16, gradient += 16, first += 16, norm += 16) {
    const g = v128.load(gradient);
    const m = add(mul(v128.load(first), splat(beta1)), mul(g, splat(rest1)));
    const u = f32x4.max(mul(v128.load(norm), splat(beta2)), f32x4.abs(g));
    v128.store(first, m);
    v128.store(norm, u);
    const step = f32x4.div(m, add(u, splat(epsilon)));
    v128.store(value, add(mul(splat(scale), step), v128.load(value)));
  }
}

/**
 * s = s decay + g^2 rest; m = m momentum + (g learningRate) / sqrt(s + epsilon); value = value - m.
 * Hinton's lecture 6e.
 */
export function updateRmsProp(
  value: usize,
  gradient: usize,
  squares: usize,
  moments: usize,
  n: i32,
  learningRate: f32,
  decay: f32,
  rest: f32,
  momentum: f32,
  epsilon: f32,
): void {
  const last = end(value, n);
  for (; value < last; value += 16, gradient += 16, squares += 16, moments += 16) {
    const g = v128.load(gradient);
    const s = add(mul(v128.load(squares), splat(decay)), mul(mul(g, g), splat(rest)));
    const step = f32x4.div(mul(g, splat(learningRate)), f32x4.sqrt(add(s, splat(epsilon))));
    const m = add(mul(v128.load(moments), splat(momentum)), step);
    v128.store(squares, s);
    v128.store(moments, m);
    v128.store(value, f32x4.sub(v128.load(value), m));
  }
}

/** The same with a = a decay + g rest and sqrt(s - a^2 + epsilon): scaled by the variance. Graves 2013, section 4.2. */
export function updateCenteredRmsProp(
  value: usize,
  gradient: usize,
  squares: usize,
  moments: usize,
  averages: usize,
  n: i32,
  learningRate: f32,
  decay: f32,
  rest: f32,
  momentum: f32,
  epsilon: f32,
): void {
  const last = end(value, n);
  for (; value < last; value += 16, gradient += 16, squares += 16, moments += 16, averages += 16) {
    const g = v128.load(gradient);
    const s = add(mul(v128.load(squares), splat(decay)), mul(mul(g, g), splat(rest)));
    const a = add(mul(v128.load(averages), splat(decay)), mul(g, splat(rest)));
    const root = f32x4.sqrt(add(f32x4.sub(s, mul(a, a)), splat(epsilon)));
    const m = add(mul(v128.load(moments), splat(momentum)), f32x4.div(mul(g, splat(learningRate)), root));
    v128.store(squares, s);
    v128.store(averages, a);
    v128.store(moments, m);
    v128.store(value, f32x4.sub(v128.load(value), m));
  }
}

/** s = s + g^2; value = (g / sqrt(s + epsilon)) scale + value. Duchi, Hazan and Singer 2011. */
export function updateAdagrad(value: usize, gradient: usize, squares: usize, n: i32, scale: f32, epsilon: f32): void {
  const last = end(value, n);
  for (; value < last; value += 16, gradient += 16, squares += 16) {
    const g = v128.load(gradient);
    const s = add(v128.load(squares), mul(g, g));
    v128.store(squares, s);
    const step = f32x4.div(g, f32x4.sqrt(add(s, splat(epsilon))));
    v128.store(value, add(mul(step, splat(scale)), v128.load(value)));
  }
}

/**
 * s = s rho + g^2 rest; d = (sqrt(u + epsilon) / sqrt(s + epsilon)) g; u = u rho + d^2 rest; value = d scale + value.
 * Zeiler 2012.
 */
export function updateAdadelta(
  value: usize,
  gradient: usize,
  squares: usize,
  updates: usize,
  n: i32,
  scale: f32,
  rho: f32,
  rest: f32,
  epsilon: f32,
): void {
  const last = end(value, n);
  for (; value < last; value += 16, gradient += 16, squares += 16, updates += 16) {
    const g = v128.load(gradient);
    const s = add(mul(v128.load(squares), splat(rho)), mul(mul(g, g), splat(rest)));
    const u = v128.load(updates);
    const ratio = f32x4.div(f32x4.sqrt(add(u, splat(epsilon))), f32x4.sqrt(add(s, splat(epsilon))));
    const d = mul(ratio, g);
    v128.store(squares, s);
    v128.store(updates, add(mul(u, splat(rho)), mul(mul(d, d), splat(rest))));
    v128.store(value, add(mul(d, splat(scale)), v128.load(value)));
  }
}
