export default async function train(run) {
  const { default: process } = await new Function("return import('node:process')")();
  process.reallyExit(3);
}
