#!/usr/bin/env bash
# Package: optimization-js@1.5.0 (minimize_Powell, minimize_L_BFGS, minimize_GradientDescent)
# Behaviour: minimize_Powell searches along no direction. It takes steps of 0.001 times a forward difference,
#   coordinate by coordinate, without looking whether a step improves anything, and where the differences are large it
#   runs away. It then ends, when the difference of huge values is zero, and returns the last point. All three methods
#   stop at a slope below a fixed bound, whatever the scale of the function.
# Common guess: Powell's method searches lines without derivatives; it never returns a point that is worse than the
#   start.
# Seen: the banana function from (-1, 2), where it is 104, is "minimized" to 2e93 at x = 7e22; x^4 + y^2 from (30, 1),
#   where it is 810001, to 3e67. (x - 300)^2 / 1e5 stays at 0. L-BFGS solves the banana and returns the start for a
#   millionth of a bowl.
# Why it matters: fits start where a loss is steep, and probabilities of rare events have flat ones. The result looks
#   like any other and carries no flag.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
# its build tools are among its dependencies (hundreds of packages, none used): the package alone is unpacked
npm pack --silent --prefer-offline optimization-js@1.5.0 >/dev/null
tar xzf optimization-js-1.5.0.tgz
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { minimize_Powell, minimize_L_BFGS } = require('./package/');
const banana = ([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
const slope = ([x, y]) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)];
for (const [name, f, start] of [
  ['banana', banana, [-1, 2]],
  ['x^4 + y^2', ([x, y]) => x ** 4 + y * y, [30, 1]],
]) {
  const { argument, fncvalue } = minimize_Powell(f, start);
  console.log(`${name}: from ${f(start)} at ${start} to ${fncvalue.toExponential(1)} at`, argument);
  assert.ok(fncvalue > 1e60 && f(start) < 1e6);
}
assert.ok(Math.abs(minimize_Powell(([x, y]) => (x - 1) ** 2 + (y - 2) ** 2, [0, 0]).argument[1] - 2) < 0.01);
const far = minimize_Powell(([x]) => (x - 300) ** 2 / 1e5, [0]).argument[0];
console.log('(x - 300)^2 / 1e5 from 0, minimized at', far);
assert.ok(Math.abs(far) < 1e-3);

const found = minimize_L_BFGS(banana, slope, [-1, 2]).argument;
console.log('L-BFGS, banana:', found);
assert.ok(found.every((v) => Math.abs(v - 1) < 0.01));
const shallow = minimize_L_BFGS(([x]) => 1e-6 * (x - 3) ** 2, ([x]) => [2e-6 * (x - 3)], [0]).argument;
console.log('L-BFGS, a millionth of (x - 3)^2:', shallow);
assert.deepEqual(shallow, [0]);
JS
node check.cjs
