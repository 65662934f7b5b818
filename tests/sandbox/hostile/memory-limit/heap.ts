export default function train() {
  const kept = [];
  for (;;) kept.push({ a: kept.length, b: `text ${kept.length}` });
}
