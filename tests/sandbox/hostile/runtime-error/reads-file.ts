export default async function train() {
  const { readFileSync } = await new Function("return import('node:fs')")();
  return { secret: readFileSync('%DECOY%', 'utf8') };
}
