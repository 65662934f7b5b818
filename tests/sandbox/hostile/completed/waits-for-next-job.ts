export default async function train(run) {
  const fs = await new Function("return import('node:fs')")();
  const count = fs.readSync(0, new Uint8Array(1000));
  if (count > 0) throw new Error('there was another job to read');
  return {};
}
