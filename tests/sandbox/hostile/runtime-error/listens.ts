export default async function train(run) {
  const { createServer } = await new Function("return import('node:net')")();
  await new Promise((resolve, reject) => createServer().on('error', reject).listen(0, '0.0.0.0', resolve));
}
