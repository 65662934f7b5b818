export default async function train(run) {
  run.log(0, { get loss() { throw new Error('from a getter'); } });
}
