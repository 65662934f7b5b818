export default async function train(run) {
  const { createRequire } = await new Function("return import('node:module')")();
  createRequire('file:///x.js')('%DECOY%.node');
}
