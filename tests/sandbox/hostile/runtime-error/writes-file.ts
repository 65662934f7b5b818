export default async function train() {
  const { writeFileSync } = await new Function("return import('node:fs')")();
  writeFileSync('%DECOY%', 'changed');
}
