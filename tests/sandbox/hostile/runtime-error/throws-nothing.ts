export default async function train(run) {
  throw undefined;
}
