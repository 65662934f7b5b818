export default async function train(run) {
  const loaded = await new Function("return import('file://%DECOY%')")();
  return { loaded };
}
