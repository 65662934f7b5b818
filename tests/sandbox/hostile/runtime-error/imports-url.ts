export default async function train(run) {
  const loaded = await new Function("return import('http://127.0.0.1:%PORT%/code.js')")();
  return { loaded };
}
