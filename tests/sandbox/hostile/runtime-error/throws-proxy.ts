export default async function train(run) {
  throw new Proxy(new Error('x'), { get: () => { throw new Error('inner'); }, getPrototypeOf: () => { throw 1; } });
}
