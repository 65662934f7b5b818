export default async function train(run) {
  for (let step = 0; step < 50; step++) {
    run.log(step, Object.fromEntries(Array.from({ length: 1e4 }, (_, i) => [`name-${i}-${'x'.repeat(100)}`, i])));
  }
  return {};
}
