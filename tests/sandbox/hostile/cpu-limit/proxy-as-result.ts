export default async function train(run) {
  return new Proxy({}, { ownKeys: () => { for (;;) {} } });
}
