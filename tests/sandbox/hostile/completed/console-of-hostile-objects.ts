export default async function train(run) {
  const hostile = new Proxy({}, { get: () => { throw 1; }, ownKeys: () => { throw 2; } });
  console.log(hostile, { toJSON() { throw 3; } }, Object.create(null), 10n, Symbol('x'));
  console.error(`${'%s'.repeat(1000)}`, '\u0000\u001b[2J</script>');
  return {};
}
