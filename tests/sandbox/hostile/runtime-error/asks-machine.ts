export default async function train(run) {
  const { hostname, userInfo, networkInterfaces } = await new Function("return import('node:os')")();
  return { facts: [hostname(), userInfo(), networkInterfaces()] };
}
