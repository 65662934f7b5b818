import { compileKernels } from './compile-kernels';

/** The kernels' WebAssembly module. Bundles replace this file by the bytes themselves: see `embed.ts`. */
const bytes: Uint8Array<ArrayBuffer> = await compileKernels();

export default bytes;
