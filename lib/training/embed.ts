import type { BuildOptions, Plugin } from 'esbuild';
import { compileKernels } from './compile-kernels';

/**
 * Makes an esbuild bundle carry tfjs and its training backend whole: the WebAssembly bytes inside, the WebGL backend left
 * out (it needs a page, and its sums differ between graphics cards). Build with `bundleOptions`.
 */
export const embedTraining: Plugin = {
  name: 'embed-training',
  async setup(build) {
    // Before esbuild has begun: a server that is stopped meanwhile leaves nothing of it waiting for an answer.
    const contents = await compileKernels();
    build.onLoad({ filter: /lib[\\/]training[\\/]wasm-bytes\.ts$/ }, () => ({ contents, loader: 'binary' }));
    build.onResolve({ filter: /^@tensorflow\/tfjs-backend-webgl$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: 'export const version_webgl = "left out";',
    }));
  },
};

/**
 * What tfjs needs to be built for every runtime alike: ES modules, and no branch taken because a `process` exists, or because a
 * worker is one of a browser's: it would hold on to the browser's storage, which programs are not to find (see `platform.ts`).
 */
export const bundleOptions: BuildOptions = {
  bundle: true,
  platform: 'browser',
  mainFields: ['module', 'main'],
  define: { process: 'undefined', WorkerGlobalScope: 'undefined' },
  target: 'es2022',
  logLevel: 'silent',
};
