export default async function train() {
  const { Worker } = await new Function("return import('node:worker_threads')")();
  await new Promise((resolve, reject) => new Worker('for(;;){}', { eval: true }).on('error', reject).on('exit', () => reject(new Error('ended'))));
}
