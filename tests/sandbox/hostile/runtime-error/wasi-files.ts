export default async function train(run) {
  const { WASI } = await new Function("return import('node:wasi')")();
  const wasi = new WASI({ version: 'preview1', preopens: { '/': '/' } });
  wasi.getImportObject();
  throw new Error('EPERM or nothing to read with');
}
