export default async function train() {
  const { writeSync } = await new Function("return import('node:fs')")();
  writeSync(1, new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 123, 125]));
  await new Promise((resolve) => setTimeout(resolve, 1e6));
}
