export default async function train(run) {
  const fs = await new Function("return import('node:fs')")();
  const names = fs.readdirSync('/');
  return { names };
}
