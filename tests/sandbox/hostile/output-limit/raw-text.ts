export default async function train() {
  const { writeSync } = await new Function("return import('node:fs')")();
  for (let i = 0; i < 1e4; i++) writeSync(1, 'this is not a frame\n');
  await new Promise(() => {});
}
