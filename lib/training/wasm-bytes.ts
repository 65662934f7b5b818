import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The backend's SIMD WebAssembly module. Bundles replace this file by the bytes themselves: see `embed.ts`. */
const require = createRequire(path.join(process.cwd(), 'package.json'));
const bytes: Uint8Array = readFileSync(
  require.resolve('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm'),
);

export default bytes;
