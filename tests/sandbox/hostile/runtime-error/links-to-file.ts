export default async function train(run) {
  const fs = await new Function("return import('node:fs')")();
  fs.symlinkSync('%DECOY%', 'inner');
  return { text: fs.readFileSync('inner', 'utf8') };
}
