export default function train() {
  throw { get message() { throw 1; }, get stack() { for (const x of [1]) throw x; }, toString() { throw 2; } };
}
