export default async function train(run) {
  Error.prepareStackTrace = () => { throw new Error('again'); };
  Error.stackTraceLimit = 1e9;
  null.x;
}
