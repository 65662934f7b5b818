/** How a student's file is checked, on the server and in the editor alike; as in a `tsconfig.json`. */
export const TYPE_OPTIONS = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2023', 'dom'],
  types: [] as string[],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/** tfjs and the types that its own declarations import. Those that are not installed are done without. */
export const TYPE_PACKAGES = [
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-converter',
  '@tensorflow/tfjs-data',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-webgl',
  '@webgpu/types',
  '@types/long',
  '@types/seedrandom',
  '@types/offscreencanvas',
];

/** What tfjs takes here and its own declarations do not know: a file of its own, beside the student's. */
export const TFJS_TYPES = `import '@tensorflow/tfjs';
declare module '@tensorflow/tfjs-layers/dist/engine/training' {
  interface ModelCompileArgs {
    /** How much the loss of each output counts in the sum, in the order of the outputs or by their names. */
    lossWeights?: number[] | { [outputName: string]: number };
  }
}
`;

export const MOST_FINDINGS = 50;

/** Leaves out the advice to install packages, which nobody can follow here, and where on a disk a package lies. */
export function forStudents(message: string): string {
  return message
    .replace(/ Do you need to install type definitions .*$/m, '')
    .replace(/"[^"]*\/node_modules\/((?:@[^/"]+\/)?[^/"]+)[^"]*"/g, '"$1"');
}
