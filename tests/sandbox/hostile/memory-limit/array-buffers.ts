export default function train() {
  const kept = [];
  for (;;) kept.push(new Float64Array(4e6).fill(1));
}
