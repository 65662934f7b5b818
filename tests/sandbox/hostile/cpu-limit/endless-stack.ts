export default async function train(run) {
  throw { get message() { return 'x'; }, toString() { for (;;) {} } };
}
