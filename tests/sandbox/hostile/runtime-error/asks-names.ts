export default async function train(run) {
  const { lookup } = await new Function("return import('node:dns/promises')")();
  return { address: await lookup('localhost') };
}
