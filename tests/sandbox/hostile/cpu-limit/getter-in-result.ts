export default async function train(run) {
  return { get w() { for (;;) {} } };
}
