export default async function train(run) {
  const kept = [];
  for (;;) kept.push(Promise.resolve().then(() => kept));
}
