export default async function train(run) {
  const fs = await new Function("return import('node:fs')")();
  fs.rmSync('%DECOY%');
}
